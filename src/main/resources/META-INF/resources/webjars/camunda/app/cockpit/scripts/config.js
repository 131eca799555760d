// Replaces the file of the same name in camunda-webapp-webjar: Cockpit in Chinese only.
export default {
  app: {
    name: '流程监控',
    vendor: '{brand}'
  },
  // The webapp cuts a browser's zh-CN at the dash and asks for zh.json.
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: ['../shared/scripts/sign-in', '../shared/scripts/bar', 'scripts/chinese', 'scripts/overview'],
  disableWelcomeMessage: true
};
