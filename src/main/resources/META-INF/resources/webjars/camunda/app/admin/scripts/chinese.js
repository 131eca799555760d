// Translates what Admin's own locale file cannot reach.

import { EVERYWHERE } from '../../shared/scripts/everywhere.js';
import { exactly, translatePage } from '../../shared/scripts/translator.js';

const PERMISSIONS = {
  ALL: '全部',
  NONE: '无',
  ACCESS: '访问',
  CREATE: '新建',
  CREATE_BATCH_DELETE_DECISION_INSTANCES: '批量删除决策实例',
  CREATE_BATCH_DELETE_FINISHED_PROCESS_INSTANCES: '批量删除已完成流程实例',
  CREATE_BATCH_DELETE_RUNNING_PROCESS_INSTANCES: '批量删除运行中流程实例',
  CREATE_BATCH_MIGRATE_PROCESS_INSTANCES: '批量迁移流程实例',
  CREATE_BATCH_MODIFY_PROCESS_INSTANCES: '批量修改流程实例',
  CREATE_BATCH_RESTART_PROCESS_INSTANCES: '批量重启流程实例',
  CREATE_BATCH_SET_EXTERNAL_TASK_RETRIES: '批量设置外部任务重试次数',
  CREATE_BATCH_SET_JOB_RETRIES: '批量设置作业重试次数',
  CREATE_BATCH_SET_REMOVAL_TIME: '批量设置清除时间',
  CREATE_BATCH_SET_VARIABLES: '批量设置变量',
  CREATE_BATCH_UPDATE_PROCESS_INSTANCES_SUSPEND: '批量挂起或激活流程实例',
  CREATE_INSTANCE: '启动实例',
  DELETE: '删除',
  DELETE_HISTORY: '删除历史',
  DELETE_INSTANCE: '删除实例',
  MIGRATE_INSTANCE: '迁移实例',
  READ: '查看',
  READ_HISTORY: '查看历史',
  READ_HISTORY_VARIABLE: '查看历史变量',
  READ_INSTANCE: '查看实例',
  READ_INSTANCE_VARIABLE: '查看实例变量',
  READ_TASK: '查看任务',
  READ_TASK_VARIABLE: '查看任务变量',
  READ_VARIABLE: '查看变量',
  RETRY_JOB: '重试作业',
  SET: '设置',
  SUSPEND: '挂起',
  SUSPEND_INSTANCE: '挂起实例',
  TASK_ASSIGN: '分配任务',
  TASK_WORK: '办理任务',
  UPDATE: '修改',
  UPDATE_HISTORY: '修改历史',
  UPDATE_INSTANCE: '修改实例',
  UPDATE_INSTANCE_VARIABLE: '修改实例变量',
  UPDATE_TASK: '修改任务',
  UPDATE_TASK_VARIABLE: '修改任务变量',
  UPDATE_VARIABLE: '修改变量'
};

function permissions(text) {
  const names = text.split(', ');
  return names.every(name => Object.hasOwn(PERMISSIONS, name))
    ? names.map(name => PERMISSIONS[name]).join('、')
    : text;
}

translatePage([
  ...EVERYWHERE,
  {
    elements: 'td.permissions, td.permissions .form-control-static, td.permissions li label, .modal-body dd',
    to: permissions
  },
  { elements: 'td.permissions .selection span', to: exactly({ 'Select all': '全选', 'Unselect all': '取消全选' }) },
  { elements: 'td.group-type', to: exactly({ ROLE: '角色', SYSTEM: '系统', UNIT: '单位', WORKFLOW: '业务' }) }
]);

// Translating is all that this script does: it brings no Admin plugins.
export default [];
