package org.everspring.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** What staff type into the forms of a quarter. A missing word leaves its field out, as the browser does. */
public final class Inputs {

    private Inputs() {}

    public static ReportInput report() {
        return new ReportInput();
    }

    public static Map<String, Object> accepted() {
        return Map.of("reviewDecision", "accept", "qualityRating", "good");
    }

    public static Map<String, Object> acceptedWithoutRating() {
        return Map.of("reviewDecision", "accept");
    }

    public static Map<String, Object> returned(String reason) {
        return optional(Map.of("reviewDecision", "return"), "returnReason", reason);
    }

    public static Map<String, Object> granted(String date) {
        return optional(Map.of("extensionDecision", "grant"), "grantedDate", date);
    }

    public static Map<String, Object> refused(String comment) {
        return optional(Map.of("extensionDecision", "refuse"), "extensionComment", comment);
    }

    public static Map<String, Object> answer(String text) {
        return Map.of("urgeAnswer", text);
    }

    public static Map<String, Object> summary() {
        return Map.of(
                "summaryStatus", "onSchedule",
                "summaryProgress", "各责任单位按计划推进，企业开办时限压缩到半个工作日以内。",
                "summaryNextSteps", "下一季度开展跨区通办。",
                "summarySignedBy", "赵强");
    }

    public static Map<String, Object> agreed() {
        return Map.of("countersignDecision", "agree");
    }

    public static Map<String, Object> objected(String opinion) {
        return optional(Map.of("countersignDecision", "object"), "countersignOpinion", opinion);
    }

    public static Map<String, Object> summaryAccepted() {
        return Map.of("summaryDecision", "accept");
    }

    public static Map<String, Object> summaryReturned(String reason) {
        return optional(Map.of("summaryDecision", "return"), "summaryReturnReason", reason);
    }

    private static Map<String, Object> optional(Map<String, Object> fields, String name, String value) {
        Map<String, Object> input = new LinkedHashMap<>(fields);
        if (value != null) {
            input.put(name, value);
        }
        return input;
    }
}
