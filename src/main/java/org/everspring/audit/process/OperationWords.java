package org.everspring.audit.process;

import static java.util.Map.entry;

import java.util.Map;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.everspring.kernel.AuditKind;

/** What Camunda calls an operation, in the words of the audit. */
final class OperationWords {

    private record Thing(AuditKind kind, String name) {}

    private static final Map<String, Thing> THINGS = Map.ofEntries(
            entry(EntityTypes.TASK, new Thing(AuditKind.TASK, "任务")),
            entry(EntityTypes.IDENTITY_LINK, new Thing(AuditKind.TASK, "任务人员")),
            entry(EntityTypes.ATTACHMENT, new Thing(AuditKind.TASK, "附件")),
            entry(EntityTypes.COMMENT, new Thing(AuditKind.TASK, "意见")),
            entry(EntityTypes.VARIABLE, new Thing(AuditKind.INSTANCE, "变量")),
            entry(EntityTypes.PROCESS_INSTANCE, new Thing(AuditKind.INSTANCE, "流程实例")),
            entry(EntityTypes.CASE_INSTANCE, new Thing(AuditKind.INSTANCE, "案例实例")),
            entry(EntityTypes.HISTORIC_TASK, new Thing(AuditKind.OPERATION, "历史任务")),
            entry(EntityTypes.HISTORIC_PROCESS_INSTANCE, new Thing(AuditKind.OPERATION, "历史流程实例")),
            entry(EntityTypes.DECISION_INSTANCE, new Thing(AuditKind.OPERATION, "决策记录")),
            entry(EntityTypes.OPERATION_LOG, new Thing(AuditKind.OPERATION, "操作日志")),
            entry(EntityTypes.OPERATION_LOG_CATEGORY, new Thing(AuditKind.OPERATION, "操作日志类别")),
            entry(EntityTypes.JOB, new Thing(AuditKind.OPERATION, "作业")),
            entry(EntityTypes.JOB_DEFINITION, new Thing(AuditKind.OPERATION, "作业定义")),
            entry(EntityTypes.EXTERNAL_TASK, new Thing(AuditKind.OPERATION, "外部任务")),
            entry(EntityTypes.BATCH, new Thing(AuditKind.OPERATION, "批处理")),
            entry(EntityTypes.INCIDENT, new Thing(AuditKind.OPERATION, "异常事件")),
            entry(EntityTypes.METRICS, new Thing(AuditKind.OPERATION, "运行指标")),
            entry(EntityTypes.TASK_METRICS, new Thing(AuditKind.OPERATION, "任务指标")),
            entry(EntityTypes.PROPERTY, new Thing(AuditKind.OPERATION, "系统属性")),
            entry(EntityTypes.SYSTEM, new Thing(AuditKind.OPERATION, "系统")),
            entry(EntityTypes.APPLICATION, new Thing(AuditKind.OPERATION, "应用")),
            entry(EntityTypes.DEPLOYMENT, new Thing(AuditKind.MODEL, "部署")),
            entry(EntityTypes.PROCESS_DEFINITION, new Thing(AuditKind.MODEL, "流程定义")),
            entry(EntityTypes.DECISION_DEFINITION, new Thing(AuditKind.MODEL, "决策定义")),
            entry(EntityTypes.DECISION_REQUIREMENTS_DEFINITION, new Thing(AuditKind.MODEL, "决策需求定义")),
            entry(EntityTypes.CASE_DEFINITION, new Thing(AuditKind.MODEL, "案例定义")),
            entry(EntityTypes.AUTHORIZATION, new Thing(AuditKind.RIGHT, "权限")),
            entry(EntityTypes.USER, new Thing(AuditKind.ACCOUNT, "用户")),
            entry(EntityTypes.GROUP, new Thing(AuditKind.ACCOUNT, "用户组")),
            entry(EntityTypes.GROUP_MEMBERSHIP, new Thing(AuditKind.ACCOUNT, "用户组成员")),
            entry(EntityTypes.TENANT, new Thing(AuditKind.ACCOUNT, "租户")),
            entry(EntityTypes.TENANT_MEMBERSHIP, new Thing(AuditKind.ACCOUNT, "租户成员")),
            entry(EntityTypes.FILTER, new Thing(AuditKind.FILTER, "任务筛选器")),
            entry(EntityTypes.REPORT, new Thing(AuditKind.OTHER, "报表")),
            entry(EntityTypes.DASHBOARD, new Thing(AuditKind.OTHER, "看板")),
            entry(EntityTypes.OPTIMIZE, new Thing(AuditKind.OTHER, "分析系统")));

    /** With {@code %s} for the thing where the verb alone would not do. */
    private static final Map<String, String> VERBS = Map.ofEntries(
            entry(UserOperationLogEntry.OPERATION_TYPE_ASSIGN, "指派%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CLAIM, "领办%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_COMPLETE, "办结%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CREATE, "新建%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELEGATE, "委派%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE, "删除%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_RESOLVE, "处置%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_OWNER, "设定%s负责人"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_PRIORITY, "设定%s优先级"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_NAME, "修改%s名称"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_DESCRIPTION, "修改%s说明"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_FOLLOW_UP_DATE, "设定%s跟进日期"),
            entry(UserOperationLogEntry.OPERATION_TYPE_UPDATE, "修改%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ACTIVATE, "恢复%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SUSPEND, "暂停%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_MIGRATE, "迁移%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ADD_USER_LINK, "增加任务办理人员"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE_USER_LINK, "取消任务办理人员"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ADD_GROUP_LINK, "增加任务办理单位"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE_GROUP_LINK, "取消任务办理单位"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_DUEDATE, "设定%s期限"),
            entry(UserOperationLogEntry.OPERATION_TYPE_RECALC_DUEDATE, "重算%s期限"),
            entry(UserOperationLogEntry.OPERATION_TYPE_UNLOCK, "解锁%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_EXECUTE, "执行%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_EVALUATE, "试算%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ADD_ATTACHMENT, "增加附件"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE_ATTACHMENT, "删除附件"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SUSPEND_JOB_DEFINITION, "暂停作业定义"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ACTIVATE_JOB_DEFINITION, "恢复作业定义"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SUSPEND_PROCESS_DEFINITION, "暂停流程定义"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ACTIVATE_PROCESS_DEFINITION, "恢复流程定义"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CREATE_HISTORY_CLEANUP_JOB, "安排历史清理"),
            entry(UserOperationLogEntry.OPERATION_TYPE_UPDATE_HISTORY_TIME_TO_LIVE, "修改%s历史保存期限"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE_HISTORY, "删除%s历史"),
            entry(UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE, "调整流程实例"),
            entry(UserOperationLogEntry.OPERATION_TYPE_RESTART_PROCESS_INSTANCE, "重启流程实例"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SUSPEND_JOB, "暂停作业"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ACTIVATE_JOB, "恢复作业"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_JOB_RETRIES, "设定作业重试次数"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_EXTERNAL_TASK_RETRIES, "设定外部任务重试次数"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLE, "写入变量"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLES, "写入变量"),
            entry(UserOperationLogEntry.OPERATION_TYPE_UPDATE_COMMENT, "修改意见"),
            entry(UserOperationLogEntry.OPERATION_TYPE_DELETE_COMMENT, "删除意见"),
            entry(UserOperationLogEntry.OPERATION_TYPE_REMOVE_VARIABLE, "删除变量"),
            entry(UserOperationLogEntry.OPERATION_TYPE_MODIFY_VARIABLE, "修改变量"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SUSPEND_BATCH, "暂停批处理"),
            entry(UserOperationLogEntry.OPERATION_TYPE_ACTIVATE_BATCH, "恢复批处理"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CREATE_INCIDENT, "登记异常事件"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_REMOVAL_TIME, "设定%s清理时间"),
            entry(UserOperationLogEntry.OPERATION_TYPE_SET_ANNOTATION, "批注%s"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CLEAR_ANNOTATION, "清除%s批注"),
            entry(UserOperationLogEntry.OPERATION_TYPE_CORRELATE_MESSAGE, "发送消息"));

    /** What is usually said of the two together. */
    private static final Map<String, String> PHRASES = Map.of(
            EntityTypes.DEPLOYMENT + UserOperationLogEntry.OPERATION_TYPE_CREATE, "部署流程或表单",
            EntityTypes.PROCESS_INSTANCE + UserOperationLogEntry.OPERATION_TYPE_CREATE, "发起流程",
            EntityTypes.PROCESS_INSTANCE + UserOperationLogEntry.OPERATION_TYPE_DELETE, "终止流程",
            EntityTypes.TASK + UserOperationLogEntry.OPERATION_TYPE_RESOLVE, "回复委派的任务",
            EntityTypes.AUTHORIZATION + UserOperationLogEntry.OPERATION_TYPE_CREATE, "授予权限",
            EntityTypes.AUTHORIZATION + UserOperationLogEntry.OPERATION_TYPE_DELETE, "收回权限",
            EntityTypes.GROUP_MEMBERSHIP + UserOperationLogEntry.OPERATION_TYPE_CREATE, "加入用户组",
            EntityTypes.GROUP_MEMBERSHIP + UserOperationLogEntry.OPERATION_TYPE_DELETE, "移出用户组");

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            entry("assignee", "办理人"),
            entry("owner", "负责人"),
            entry("delegation", "委派状态"),
            entry("delete", "已结束"),
            entry("dueDate", "期限"),
            entry("duedate", "期限"),
            entry("followUpDate", "跟进日期"),
            entry("priority", "优先级"),
            entry("name", "名称"),
            entry("description", "说明"),
            entry("candidate", "候选人员或单位"),
            entry("userId", "用户"),
            entry("groupId", "用户组"),
            entry("tenantId", "租户"),
            entry("permissions", "权限"),
            entry("permissionBits", "权限位"),
            entry("type", "类别"),
            entry("resource", "对象"),
            entry("resourceId", "对象标识"),
            entry("filterId", "筛选器"),
            entry("retries", "重试次数"),
            entry("suspensionState", "状态"),
            entry("incidentId", "异常事件"),
            entry("deleteReason", "理由"),
            entry("nrOfInstances", "实例数"),
            entry("async", "批处理"),
            entry("variables", "变量"),
            entry("historyTimeToLive", "历史保存天数"),
            entry("cascade", "连同实例"),
            entry("duplicateFilterEnabled", "跳过相同文件"),
            entry("deployChangedOnly", "只部署有变化的文件"),
            entry("warnings", "请留意"));

    private OperationWords() {}

    static AuditKind kind(String entityType) {
        Thing thing = THINGS.get(entityType);
        return thing == null ? AuditKind.OTHER : thing.kind();
    }

    static String action(String operationType, String entityType) {
        String phrase = PHRASES.get(entityType + operationType);
        if (phrase != null) {
            return phrase;
        }
        Thing thing = THINGS.get(entityType);
        return VERBS.getOrDefault(operationType, "操作%s").replace("%s", thing == null ? "" : thing.name());
    }

    static boolean knows(String entityType) {
        return THINGS.containsKey(entityType);
    }

    static boolean knowsOperation(String operationType) {
        return VERBS.containsKey(operationType);
    }

    static String property(String name) {
        return PROPERTIES.getOrDefault(name, name);
    }
}
