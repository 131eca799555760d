package org.everspring.scoring;

import java.util.List;
import java.util.Map;

/** How staff read what a decision table was asked with. What an owner has added to a table is shown as it is. */
public final class FactWords {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("result", "结果"),
            Map.entry("lateWorkingDays", "逾期工作日"),
            Map.entry("quality", "质量评级"),
            Map.entry("timesReturned", "退回次数"),
            Map.entry("timesWithdrawn", "撤回次数"),
            Map.entry("timesUrged", "被催办次数"),
            Map.entry("timesObjected", "会签异议次数"),
            Map.entry("verificationFailures", "验收未通过次数"),
            Map.entry("reopened", "是否复发"),
            Map.entry("role", "推广中的角色"),
            Map.entry("answer", "反馈情况"),
            Map.entry("level", "认定层级"),
            Map.entry("adoptions", "复制推广单位数"));

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("report:accepted", "已采纳"),
            Map.entry("report:unreviewed", "已报送未审核"),
            Map.entry("report:missing", "缺报"),
            Map.entry("summary:accepted", "已通过"),
            Map.entry("summary:submitted", "待审定"),
            Map.entry("summary:missing", "汇总缺报"),
            Map.entry("promotion:missing", "逾期未反馈"),
            Map.entry("closed", "已销号"),
            Map.entry("unresolved", "未解决结案"),
            Map.entry("open", "尚未办结"),
            Map.entry("excellent", "优秀"),
            Map.entry("good", "良好"),
            Map.entry("fair", "一般"),
            Map.entry("poor", "较差"),
            Map.entry("none", "无"),
            Map.entry("origin", "推荐单位"),
            Map.entry("target", "推广单位"),
            Map.entry("adopted", "已复制推广"),
            Map.entry("notApplicable", "不适用"),
            Map.entry("city", "市级"),
            Map.entry("province", "省级"),
            Map.entry("nation", "国家级"),
            Map.entry("true", "是"),
            Map.entry("false", "否"));

    private FactWords() {}

    /** One question of the table and its answer, both as staff say it. */
    public record Input(String name, String value) {

        @Override
        public String toString() {
            return name + "：" + value;
        }
    }

    /** In the order of the variables' names, which is the order that the hash takes them in. */
    public static List<Input> of(Fact fact) {
        return fact.inputs().entrySet().stream()
                .map(input -> new Input(
                        NAMES.getOrDefault(input.getKey(), input.getKey()),
                        value(fact.part(), String.valueOf(input.getValue()))))
                .toList();
    }

    private static String value(ScoreCategory part, String value) {
        return VALUES.getOrDefault(part.code() + ":" + value, VALUES.getOrDefault(value, value));
    }
}
