// Replaces the file of the same name in camunda-webapp-webjar: Tasklist in Chinese only.

// Views of the webapp that are not for staff, taken out by the webapp's own switch, which it reads after this file: tasks of
// no process, terms of the engine to search and sort by, a comment that clerks have no right to, and what ours stand for.
document
  .querySelector('base')
  .setAttribute(
    'cam-exclude-plugins',
    [
      'tasklist.navbar.action:create-task-action',
      'tasklist.list:task-search',
      'tasklist.header:tasklist-sorting',
      'tasklist.card:tasklist-card-variables',
      'tasklist.task.action:task-action-comment',
      'tasklist.task.detail:task-detail-history'
    ].join(',')
  );

export default {
  app: {
    name: '任务列表',
    vendor: '{brand}'
  },
  // The webapp cuts a browser's zh-CN at the dash and asks for zh.json.
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: [
    '../shared/scripts/sign-in',
    '../shared/scripts/bar',
    'scripts/chinese',
    'scripts/focus',
    'scripts/task-card',
    'scripts/evidence',
    'scripts/record',
    'scripts/answers',
    'scripts/drafts',
    'scripts/faulty-fields',
    'scripts/in-sight',
    'scripts/outcome'
  ],
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
