package org.everspring.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.everspring.kernel.InvalidInputException;

/**
 * Says what a file is by its content alone. Tika tells the formats by their first bytes; what is inside a container, and
 * whether something is text at all, is looked at here.
 */
final class FileContent {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private static final String ZIP = "application/zip";
    private static final String OOXML = "application/x-tika-ooxml";
    private static final Set<String> OPEN_XML = Set.of(ZIP, OOXML);

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

    /**
     * Of a file inside another.
     *
     * @throws Refusal when it could not be uploaded by itself either
     */
    static FileKind kindInside(Path file) throws IOException {
        if ("application/pdf".equals(typeOf(file))) {
            // It could hold another one, and so on.
            throw new Refusal("是PDF文件");
        }
        return kindOf(file);
    }

    /** XML that is no page and no drawing. */
    static boolean isData(Path file) throws IOException {
        return "application/xml".equals(typeOf(file)) && Signature.of(file) == null;
    }

    private static FileKind kindOf(Path file) throws IOException {
        String type = typeOf(file);
        if (Signature.of(file) == Signature.EICAR) {
            throw new Refusal("含有" + Signature.EICAR.label() + "，不能上传");
        }
        FileKind kind = kindOf(file, type);
        if (!OPEN_XML.contains(type) && isAlsoArchive(file)) {
            throw new Refusal("同时是" + kind.label() + "和压缩包，不能上传，请重新导出后上传");
        }
        return kind;
    }

    /** A zip is read from its end: the same file can begin as a document, and be a Java program to whoever runs it. */
    private static boolean isAlsoArchive(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (ZipException none) {
            return false;
        }
    }

    private static FileKind kindOf(Path file, String type) throws IOException {
        return switch (type) {
            case "application/pdf" -> PdfDocument.kindOf(file);
            case "image/png" -> FileKind.PNG;
            case "image/jpeg" -> FileKind.JPEG;
            case ZIP, OOXML -> OpenXmlPackage.kindOf(file);
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
