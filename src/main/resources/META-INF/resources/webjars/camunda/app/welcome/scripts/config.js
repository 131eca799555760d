// Replaces the file of the same name in camunda-webapp-webjar: the profile page in Chinese only.
export default {
  app: {
    name: '个人中心',
    vendor: '{brand}'
  },
  // The webapp cuts a browser's zh-CN at the dash and asks for zh.json.
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: ['../shared/scripts/sign-in', '../shared/scripts/bar', 'scripts/chinese'],
  disableWelcomeMessage: true,
  links: [
    { label: '我的待办', href: '../../../../desk', description: '等本人和本单位办理的全部事项，已办和发起的事项' },
    { label: '季度报送', href: '../../../../desk/quarter', description: '本单位的报送、汇总、通报，撤回、延期和催办' },
    { label: '问题闭环', href: '../../../../desk/problems', description: '问题的对标、整改、验收和办理过程' },
    { label: '典型经验库', href: '../../../../board/experiences', description: '查阅典型经验和复制推广情况' },
    { label: '年度考核', href: '../../../../board/assessment', description: '得分、名次和评分依据' },
    { label: '我的通知', href: '../../../../desk/notices', description: '系统发给本人的提醒和告知' }
  ]
};
