package org.everspring.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
import org.everspring.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize of one file
 * @param maxFiles on one task, and on one subject outside its tasks
 * @param types the extensions that are accepted, a choice of those by default
 */
@Validated
@ConfigurationProperties("everspring.evidence")
public record EvidenceSettings(
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("20") @Min(1) @Max(200) int maxFiles,

        @NotEmpty
        @DefaultValue({
            "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "png", "jpg", "jpeg", "txt", "csv"
        })
        List<String> types) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(200);

    public EvidenceSettings {
        if (maxSize.toBytes() < 1 || maxSize.compareTo(LARGEST) > 0) {
            throw new InvalidInputException("设置everspring.evidence.max-size应在1B至200MB之间。");
        }
        types = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
        types.stream().filter(type -> !FileKind.knows(type)).findFirst().ifPresent(type -> {
            throw new InvalidInputException("设置everspring.evidence.types中的“" + type + "”不是能够按内容核验的文件类型。");
        });
    }

    /** {@code 20MB}, as messages write it. */
    public String maxSizeText() {
        return maxSize.toBytes() % DataSize.ofMegabytes(1).toBytes() == 0
                ? maxSize.toMegabytes() + "MB"
                : maxSize.toBytes() + "字节";
    }
}
