package org.everspring.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.everspring.evidence.FileContent.Refusal;

/**
 * Tells the documents of Office 2007 and later from any other zip by the list of contents that each must have, and looks
 * into every part: nothing in it may run, be of another program, or be fetched from elsewhere when it is opened.
 */
final class OpenXmlPackage {

    private static final String LIST = "[Content_Types].xml";
    private static final int LONGEST_XML = 8 * 1024 * 1024;
    private static final String PREFIX = "application/vnd.openxmlformats-officedocument.";

    /** A document in a document, such as the sheet behind a chart, may hold another; nobody needs more. */
    private static final int DEEPEST = 2;

    private static final int MOST_PARTS = 10_000;

    private static final Map<String, FileKind> MAIN_PARTS = Map.of(
            PREFIX + "wordprocessingml.document.main+xml", FileKind.WORD,
            PREFIX + "spreadsheetml.sheet.main+xml", FileKind.EXCEL,
            PREFIX + "presentationml.presentation.main+xml", FileKind.POWERPOINT);

    /** What makes the same file a Java archive, an application for telephones, or a folder of programs. */
    private static final Pattern FOREIGN = Pattern.compile(
            "meta-inf/.*|androidmanifest\\.xml|.*\\.(class|dex|jar|war|exe|dll|com|scr|msi|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|sh|lnk|html?|svgz)");

    /** A field that lets Word start another program, once it has asked (Dynamic Data Exchange). */
    private static final Pattern DDE = Pattern.compile("(?i)<w:instrtext[^>]*>\\s*dde(auto)?\\b");

    private OpenXmlPackage() {}

    static FileKind kindOf(Path file) throws IOException {
        return kindOf(file, Unpacked.of(file), 0);
    }

    private static FileKind kindOf(Path file, Unpacked unpacked, int depth) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry list = zip.getEntry(LIST);
            if (list == null) {
                throw new Refusal("内容是压缩包，不能上传，请解压后逐个上传");
            }
            if (zip.getComment() != null || zip.size() > MOST_PARTS) {
                throw new Refusal("除文档外还带有其他内容，不能上传，请用Word、Excel、PowerPoint或WPS打开后另存，再上传");
            }
            Set<String> types = types(unpacked.all(zip.getInputStream(list), LONGEST_XML));
            if (types.stream().anyMatch(OpenXmlPackage::isMacro)
                    || zip.stream().anyMatch(part -> nameOf(part).endsWith("vbaproject.bin"))) {
                throw new Refusal("含有宏，不能上传，请另存为不含宏的格式");
            }
            FileKind kind = MAIN_PARTS.entrySet().stream()
                    .filter(main -> types.contains(main.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("内容不是Word文档、Excel表格或PowerPoint演示文稿"))
                    .getValue();
            for (ZipEntry part : zip.stream().toList()) {
                check(zip, part, unpacked, depth);
            }
            return kind;
        } catch (ZipException | XMLStreamException e) {
            throw new Refusal("已损坏，无法核验内容，请重新导出后上传");
        }
    }

    private static void check(ZipFile zip, ZipEntry part, Unpacked unpacked, int depth)
            throws IOException, XMLStreamException {
        String name = nameOf(part);
        if (FOREIGN.matcher(name).matches()) {
            throw new Refusal("除文档外还带有程序或网页（“" + part.getName() + "”），不能上传，请用Word、Excel、PowerPoint或WPS打开后另存，再上传");
        }
        if (name.contains("/activex/")) {
            throw new Refusal("含有ActiveX控件（“" + part.getName() + "”），不能上传，请在原文档中删除控件后重新保存，再上传");
        }
        if (name.endsWith(".rels")) {
            checkLinks(unpacked.all(zip.getInputStream(part), LONGEST_XML));
        } else if (name.contains("/embeddings/") && !part.isDirectory()) {
            checkEmbedded(zip, part, unpacked, depth);
        } else {
            checkContent(zip, part, name, unpacked);
        }
    }

    private static void checkContent(ZipFile zip, ZipEntry part, String name, Unpacked unpacked) throws IOException {
        byte[] head;
        try (InputStream content = zip.getInputStream(part)) {
            if (name.startsWith("word/") && name.endsWith(".xml")) {
                byte[] text = unpacked.all(content, Unpacked.MOST);
                if (DDE.matcher(new String(text, StandardCharsets.UTF_8)).find()) {
                    throw new Refusal("含有会启动其他程序的域（DDE，在“" + part.getName() + "”中），不能上传，请删除该域后重新保存，再上传");
                }
                return;
            }
            head = unpacked.head(content);
        }
        Signature.in(head).ifPresent(found -> {
            throw new Refusal("内含" + found.label() + "（“" + part.getName() + "”），不能上传，请在原文档中删除后重新保存，再上传");
        });
    }

    /** The sheet behind a chart is one that may stand alone; anything else is what a double click would start. */
    private static void checkEmbedded(ZipFile zip, ZipEntry part, Unpacked unpacked, int depth) throws IOException {
        Path copy = Files.createTempFile("embedded-", null);
        try {
            try (InputStream content = zip.getInputStream(part)) {
                Files.write(copy, unpacked.all(content, Unpacked.MOST));
            }
            if (depth == DEEPEST || Signature.of(copy) != Signature.ZIP) {
                throw new Refusal(
                        "嵌入了其他程序的对象（OLE，“" + part.getName() + "”），不能上传，请在原文档中删除该对象，或选择性粘贴为图片，重新保存后上传；对象中的文件请单独上传");
            }
            kindOf(copy, unpacked, depth + 1);
        } finally {
            Files.delete(copy);
        }
    }

    private static void checkLinks(byte[] text) throws XMLStreamException {
        XMLStreamReader links = reader(text);
        while (links.hasNext()) {
            if (links.next() == XMLStreamReader.START_ELEMENT
                    && "External".equalsIgnoreCase(links.getAttributeValue(null, "TargetMode"))) {
                String type = String.valueOf(links.getAttributeValue(null, "Type"));
                if (!type.endsWith("/hyperlink")) {
                    String target = String.valueOf(links.getAttributeValue(null, "Target"));
                    throw new Refusal("打开时会读取文件以外的内容（" + kindOfLink(type) + "“" + shortened(target) + "”），不能上传，"
                            + "请断开链接（图片改为嵌入，模板改为Normal，表格链接选“断开链接”）后重新保存，再上传");
                }
            }
        }
    }

    private static String kindOfLink(String type) {
        String last = type.substring(type.lastIndexOf('/') + 1);
        return switch (last) {
            case "attachedTemplate" -> "模板";
            case "image" -> "链接的图片";
            case "externalLinkPath" -> "链接的工作簿";
            case "oleObject" -> "链接的对象";
            default -> "外部链接";
        };
    }

    private static String shortened(String target) {
        return target.length() <= 80 ? target : target.substring(0, 80) + "…";
    }

    private static String nameOf(ZipEntry part) {
        return part.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
    }

    private static boolean isMacro(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return small.contains("macro") || small.contains("vbaproject");
    }

    private static Set<String> types(byte[] list) throws XMLStreamException {
        Set<String> types = new HashSet<>();
        XMLStreamReader reader = reader(list);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                String type = reader.getAttributeValue(null, "ContentType");
                if (type != null) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static XMLStreamReader reader(byte[] text) throws XMLStreamException {
        XMLInputFactory xml = XMLInputFactory.newInstance();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml.createXMLStreamReader(new ByteArrayInputStream(text));
    }
}
