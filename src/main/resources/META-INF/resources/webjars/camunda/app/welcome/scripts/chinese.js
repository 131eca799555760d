// Translates the example values that the profile form shows in its empty fields.
import { translatePage } from '../../tasklist/scripts/translator.js';

translatePage([
  {
    elements: 'input[placeholder]',
    attribute: 'placeholder',
    phrases: [
      [/^Jonny$/, '请填写完整姓名'],
      [/^Prosciutto$/, '一般不填'],
      [/^j\.prosciutto@acme\.org$/, '请填写电子邮箱地址']
    ]
  }
]);

export default [];
