package org.everspring.instruction;

import java.util.List;

/** Which light an open instruction shows. The owners' table says so. */
public interface InstructionLights {

    /** As the table says now. */
    Rules inForce();

    /** One version of the table. */
    interface Rules {

        /**
         * @param workingDaysLeft 0 on the last working day, negative after the date
         * @return {@link Light#NONE} where the table has no light
         */
        Light of(int workingDaysLeft);

        /** What each light means, in the order of the table's rules. */
        List<Meaning> legend();
    }

    /** @param rule as the table's owner has described it */
    record Meaning(Light light, String rule) {}

    /** The lights that there are; their labels are what the table says. */
    enum Light {
        NONE("", "none"),
        CALM("正常", "calm"),
        BLUE("蓝色", "blue"),
        YELLOW("黄色", "yellow"),
        ORANGE("橙色", "orange"),
        RED("红色", "red");

        private final String label;
        private final String code;

        Light(String label, String code) {
            this.label = label;
            this.code = code;
        }

        public String label() {
            return label;
        }

        /** For style sheets. */
        public String code() {
            return code;
        }
    }
}
