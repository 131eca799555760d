package org.everspring.plan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** A small plan that is right, and copies of it with one change. */
public final class PlanFile {

    private static final String RIGHT = """
            id: small-town
            title: 小城方案
            document: 小政办〔2026〕1号
            units:
              - { id: ban, fullName: 小城办公室, name: 市办, kind: OFFICE }
              - { id: zu, fullName: 小城领导小组, name: 小组, kind: LEADING_GROUP }
              - { id: caizheng, fullName: 小城财政局, name: 市财政局, kind: DEPARTMENT }
              - { id: shuiwu, fullName: 小城税务局, name: 市税务局, kind: AGENCY }
              - { id: dongxian, fullName: 东县人民政府, name: 东县, kind: COUNTY }
              - { id: xixian, fullName: 西县人民政府, name: 西县, kind: COUNTY }
            collectives:
              - { id: gexian, name: 各县, members: [dongxian, xixian] }
              - { id: nashui, name: 涉税单位, members: [shuiwu, caizheng] }
            items:
              - id: 2.2
                section: 重点
                title: 便利纳税
                benchmarkTopic: 纳税
                leads: [shuiwu, caizheng]
                responsibleUnits: [xixian, gexian, nashui, xixian]
                measures: [网上办税]
                targets:
                  - { id: online, title: 网办率, comparison: "≥", value: 98, unit: "%", dueOn: 2026-12-31 }
                  - { id: days, title: 办结时限, comparison: "≤", value: 0.50, unit: 天 }
              - id: 2.10
                section: 重点
                title: 办理破产
                benchmarkTopic: 破产
                leads: [dongxian]
                responsibleUnits: []
                measures: [预重整]
                targets: []
            city: 小城
            brand: 小城营商
            """;

    private PlanFile() {}

    static String text() {
        return RIGHT;
    }

    public static Resource right() {
        return of(RIGHT);
    }

    /** The right plan with one place changed, which it must contain exactly once. */
    public static Resource with(String place, String change) {
        if (RIGHT.split(Pattern.quote(place), -1).length != 2) {
            throw new IllegalArgumentException("Not exactly once in the plan: " + place);
        }
        return of(RIGHT.replace(place, change));
    }

    public static Resource of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Resource of(byte[] bytes) {
        return new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return "small.yaml";
            }
        };
    }
}
