package org.everspring.promotion;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far an experience has been adopted.
 *
 * @param targets all target units
 */
public record AdoptionCount(int targets, int adopted, int notApplicable, int missing) {

    public int open() {
        return targets - adopted - notApplicable - missing;
    }

    /** As documents write it: 推广20个单位，已复制推广12个，不适用1个. */
    public String text() {
        return Stream.concat(Stream.of("推广" + targets + "个单位"), answers("未反馈")).collect(Collectors.joining("，"));
    }

    /** As pages write it: 推广到20个单位：已复制推广12个，尚未反馈8个。 */
    public String sentence() {
        return answers("尚未反馈").collect(Collectors.joining("，", "推广到" + targets + "个单位：", "。"));
    }

    private Stream<String> answers(String open) {
        return Stream.of(part("已复制推广", adopted), part("不适用", notApplicable), part("逾期未反馈", missing), part(open, open()))
                .flatMap(part -> part);
    }

    private static Stream<String> part(String label, int units) {
        return units == 0 ? Stream.empty() : Stream.of(label + units + "个");
    }
}
