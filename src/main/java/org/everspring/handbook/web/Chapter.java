package org.everspring.handbook.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A page of the handbook, for the people of one kind. In the order of the list; the template has the same name. */
enum Chapter {
    START("入门", "全体人员", "登录、我的待办、办理任务、通知、代办"),
    STAFF("责任单位", "责任单位联络员、工作人员", "季度报送、细化举措、问题整改、领导批示、典型经验、得分确认"),
    LEADS("牵头单位", "牵头单位联络员、工作人员", "审核、催办、审批延期、汇总会签、分办和验收问题"),
    OFFICE("领导小组办公室", "领导小组办公室人员", "开启季度、审定汇总、签发通报、裁定问题、审核经验、组织考核"),
    LEADERS("领导", "单位负责人、领导小组成员", "签批报送、看板、作出批示、审定考核结果"),
    OWNERS("流程负责人", "修改流程、决策表和表单的人员", "修改、试部署、部署、迁移和回退，试算评分"),
    OPERATORS("运维和管理", "运维人员、用户管理员、系统管理员、审计人员", "账号、工作日历、运行维护、流程监控、审计");

    private final String title;
    private final String readers;
    private final String contents;

    Chapter(String title, String readers, String contents) {
        this.title = title;
        this.readers = readers;
        this.contents = contents;
    }

    static Optional<Chapter> of(String code) {
        return Stream.of(values())
                .filter(chapter -> chapter.getCode().equals(code))
                .findFirst();
    }

    /** As it stands in the address. */
    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String getTitle() {
        return title;
    }

    public String getReaders() {
        return readers;
    }

    public String getContents() {
        return contents;
    }
}
