package org.everspring.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.everspring.InvalidInputException;

/**
 * Says what a file is by its content alone. Tika tells the formats by their first bytes; what is inside a container, and
 * whether something is text at all, is looked at here.
 */
final class FileContent {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    /** What staff are told of content that is never accepted; the rest is 无法识别. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("text/html", "网页（HTML）"),
            Map.entry("application/xhtml+xml", "网页（HTML）"),
            Map.entry("multipart/related", "网页（MHTML）"),
            Map.entry("image/svg+xml", "SVG图形"),
            Map.entry("application/xml", "XML"),
            Map.entry("application/rtf", "RTF文档"),
            Map.entry("application/x-msdownload", "可执行程序"),
            Map.entry("application/x-dosexec", "可执行程序"),
            Map.entry("application/x-elf", "可执行程序"),
            Map.entry("application/x-executable", "可执行程序"),
            Map.entry("application/x-sharedlib", "可执行程序"),
            Map.entry("application/x-object", "可执行程序"),
            Map.entry("application/x-mach-o", "可执行程序"),
            Map.entry("application/java-vm", "可执行程序"),
            Map.entry("application/x-sh", "脚本"),
            Map.entry("application/x-bat", "脚本"),
            Map.entry("application/javascript", "脚本"),
            Map.entry("text/javascript", "脚本"),
            Map.entry("text/x-python", "脚本"),
            Map.entry("text/x-perl", "脚本"),
            Map.entry("text/x-php", "脚本"),
            Map.entry("application/x-7z-compressed", "压缩包"),
            Map.entry("application/x-rar-compressed", "压缩包"),
            Map.entry("application/vnd.rar", "压缩包"),
            Map.entry("application/gzip", "压缩包"),
            Map.entry("application/x-xz", "压缩包"),
            Map.entry("application/x-bzip2", "压缩包"),
            Map.entry("application/x-tar", "压缩包"),
            Map.entry("application/x-gtar", "压缩包"));

    private FileContent() {}

    /**
     * @throws InvalidInputException when the content is of no kind that is accepted, or not of the kind that the name
     *     says
     */
    static FileKind kindOf(Path file, FileName name) {
        try {
            FileKind kind = kindOf(file);
            FileKind named = kind == FileKind.TEXT && FileKind.CSV.isNamed(name.extension()) ? FileKind.CSV : kind;
            if (!named.isNamed(name.extension())) {
                throw new Refusal("内容是" + kind.label() + "，与扩展名“." + name.extension() + "”不符，请按实际格式另存后上传");
            }
            return named;
        } catch (Refusal e) {
            throw new InvalidInputException("文件“" + name.shown() + "”" + e.getMessage() + "。");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileKind kindOf(Path file) throws IOException {
        String type = typeOf(file);
        return switch (type) {
            case "application/pdf" -> FileKind.PDF;
            case "image/png" -> FileKind.PNG;
            case "image/jpeg" -> FileKind.JPEG;
            case "application/zip", "application/x-tika-ooxml" -> OpenXmlPackage.kindOf(file);
            case "application/x-tika-msoffice" -> CompoundFile.kindOf(file);
            case "text/plain", "application/octet-stream" -> PlainText.kindOf(file);
            default ->
                throw new Refusal(REFUSED.containsKey(type) ? "内容是" + REFUSED.get(type) + "，不能上传" : "内容不是可以上传的文件格式");
        };
    }

    private static String typeOf(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(content, new Metadata()).getBaseType().toString();
        }
    }

    /** Why a content is refused: the second half of a sentence that begins with the file's name. */
    static final class Refusal extends RuntimeException {

        Refusal(String message) {
            super(message);
        }
    }
}
