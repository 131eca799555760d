// Translates what the profile page's own locale file cannot reach.

import { EVERYWHERE } from '../../shared/scripts/everywhere.js';
import { exactly, translatePage } from '../../shared/scripts/translator.js';

translatePage([
  ...EVERYWHERE,
  {
    elements: 'input[placeholder]',
    attribute: 'placeholder',
    to: exactly({
      Jonny: '请填写完整姓名',
      Prosciutto: '例如科长，可不填',
      'j.prosciutto@acme.org': '请填写电子邮箱地址'
    })
  }
]);

export default [];
