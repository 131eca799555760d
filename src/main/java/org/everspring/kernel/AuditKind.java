package org.everspring.kernel;

/** What sort of thing somebody has done or tried. */
public enum AuditKind implements Labelled {
    LOGIN("登录与退出"),
    TASK("任务办理"),
    INSTANCE("流程实例"),
    STATE("业务状态"),
    PAGE("业务办理"),
    EVIDENCE("佐证材料"),
    MODEL("流程与表单部署"),
    RIGHT("权限"),
    ACCOUNT("账号与用户组"),
    FILTER("任务筛选"),
    OPERATION("运行维护"),
    AUDIT("审计"),
    OTHER("其他");

    private final String label;

    AuditKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
