// Replaces the file of the same name in camunda-webapp-webjar: Tasklist in Chinese only.
export default {
  app: {
    name: '任务列表',
    vendor: '春城营商'
  },
  // The webapp cuts a browser's zh-CN at the dash and asks for zh.json.
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: ['../shared/scripts/sign-in', '../shared/scripts/bar', 'scripts/chinese', 'scripts/evidence', 'scripts/drafts', 'scripts/faulty-fields', 'scripts/outcome'],
  // Comments belong to the case, not only to the task on which they were written.
  assignProcessInstanceIdToTaskComment: true,
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '领办当前任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '定位到第一个筛选'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '定位到任务列表的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '定位到表单的第一个填写项'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“发起流程”'
    }
  }
};
