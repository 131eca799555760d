package org.everspring.engine;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a deployment is refused, or one that its owner is warned of: allowed, but it may not do what he expects.
 *
 * @param file null when it is the deployment as a whole
 * @param element the id of the element, or of the nearest one around it that has one; null when it is the whole file
 * @param label what the element is called; null when it is called nothing
 * @param text Chinese, without full stop; says what is wrong and what is allowed, or what will happen and the remedy
 */
public record ModelFault(
        @Nullable String file,
        @Nullable String element,
        @Nullable String label,
        String text) {

    /** “填报季度报送”（userTask_fillReport）：不能使用… */
    public String sentence() {
        if (element == null) {
            return text;
        }
        return (label == null ? element : "“" + label + "”（" + element + "）") + "：" + text;
    }
}
