// Leads from the dashboard to what it cannot show: nodes, mail and versions.

export default [
  {
    id: 'everspring.operations',
    pluginPoint: 'cockpit.dashboard',
    priority: -1,
    render: node => {
      node.innerHTML = `
        <section class="operations-link">
          <div class="inner">
            <h3>运行维护</h3>
            <p>待执行作业、异常事件、通知邮件、各节点和组件版本，见<a>运行维护页面</a>。</p>
          </div>
        </section>`;
      // …/camunda/app/cockpit/<engine>/ → …/board/operations, wherever the application is mounted.
      node.querySelector('a').href = new URL('../../../../board/operations', location.href.split('#')[0]).href;
    }
  }
];
