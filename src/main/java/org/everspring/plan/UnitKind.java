package org.everspring.plan;

/** What a unit is. The assessment ranks departments apart from counties and zones. */
public enum UnitKind {
    /** 领导小组办公室: collates the summaries; exactly one in a plan. */
    OFFICE,
    /** 领导小组: the last step of an escalation; exactly one in a plan. */
    LEADING_GROUP,
    /** 市级部门, with courts and people's organisations. */
    DEPARTMENT,
    /** 县（市）区人民政府. */
    COUNTY,
    /** 新区、开发（度假）区、合作区、综合保税区. */
    ZONE,
    /** Agencies of the state or the province in the city (海关、税务、气象 …) and public institutions. */
    AGENCY,
    ENTERPRISE
}
