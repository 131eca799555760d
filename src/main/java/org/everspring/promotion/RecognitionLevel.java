package org.everspring.promotion;

import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** How high an experience has been recognised, lowest first. */
public enum RecognitionLevel implements Coded, Labelled {
    NONE("none", "不作认定"),
    CITY("city", "市级"),
    PROVINCE("province", "省级"),
    NATION("nation", "国家级");

    private final String code;
    private final String label;

    RecognitionLevel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** @throws InvalidInputException for a code that the forms do not offer */
    public static RecognitionLevel of(@Nullable String code) {
        return Coded.find(values(), code).orElseThrow(() -> new InvalidInputException("请选择认定层级：不作认定、市级、省级或国家级。"));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** As an experience bears it, 市级典型经验; null for {@link #NONE}. */
    public @Nullable String honour() {
        return this == NONE ? null : label + "典型经验";
    }
}
