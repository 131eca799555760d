package org.everspring.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize the largest file of evidence, at most 200MB; a proxy in front must let it through
 * @param maxFiles files of evidence on one task, and on one subject outside its tasks
 * @param types extensions that are accepted, a choice of the default; the content must be what the extension says
 * @param clamd host:port of a ClamAV daemon that looks at each file; while it does not answer, none is taken. Its
 *     StreamMaxLength must let the size through. None when absent
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
        List<String> types,

        String clamd) {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^\\s:]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");
    private static final DataSize LARGEST = DataSize.ofMegabytes(200);

    public EvidenceSettings {
        if (maxSize.toBytes() < 1 || maxSize.compareTo(LARGEST) > 0) {
            throw new InvalidInputException("设置everspring.evidence.max-size应在1B至200MB之间。");
        }
        types = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
        types.stream().filter(type -> !FileKind.knows(type)).findFirst().ifPresent(type -> {
            throw new InvalidInputException("设置everspring.evidence.types中的“" + type + "”不是能够按内容核验的文件类型。");
        });
        clamd = clamd == null || clamd.isBlank() ? null : clamd.strip();
        if (clamd != null && !isAddress(clamd)) {
            throw new InvalidInputException("设置everspring.evidence.clamd应为“主机:端口”，例如 clamd.example:3310。");
        }
    }

    private static boolean isAddress(String text) {
        Matcher address = HOST_AND_PORT.matcher(text);
        return address.matches() && Integer.parseInt(address.group("port")) <= 0xFFFF;
    }

    /** Where the ClamAV daemon is; empty when none is set. */
    Optional<InetSocketAddress> virusScanner() {
        return Optional.ofNullable(clamd)
                .map(HOST_AND_PORT::matcher)
                .filter(Matcher::matches)
                // Resolved at each use: the daemon may move.
                .map(address -> InetSocketAddress.createUnresolved(
                        address.group("host"), Integer.parseInt(address.group("port"))));
    }

    /** {@code 20MB}, as messages write it. */
    public String maxSizeText() {
        return maxSize.toBytes() % DataSize.ofMegabytes(1).toBytes() == 0
                ? maxSize.toMegabytes() + "MB"
                : maxSize.toBytes() + "字节";
    }
}
