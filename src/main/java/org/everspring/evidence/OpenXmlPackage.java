package org.everspring.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.everspring.evidence.FileContent.Refusal;

/** Tells the documents of Office 2007 and later from any other zip by the list of contents that each must have. */
final class OpenXmlPackage {

    private static final String LIST = "[Content_Types].xml";
    private static final int LONGEST_LIST = 1024 * 1024;
    private static final String PREFIX = "application/vnd.openxmlformats-officedocument.";

    private static final Map<String, FileKind> MAIN_PARTS = Map.of(
            PREFIX + "wordprocessingml.document.main+xml", FileKind.WORD,
            PREFIX + "spreadsheetml.sheet.main+xml", FileKind.EXCEL,
            PREFIX + "presentationml.presentation.main+xml", FileKind.POWERPOINT);

    private OpenXmlPackage() {}

    static FileKind kindOf(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry list = zip.getEntry(LIST);
            if (list == null) {
                throw new Refusal("内容是压缩包，不能上传，请解压后逐个上传");
            }
            Set<String> types = types(zip, list);
            if (types.stream().anyMatch(OpenXmlPackage::isMacro)
                    || zip.stream()
                            .anyMatch(entry ->
                                    entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                throw new Refusal("含有宏，不能上传，请另存为不含宏的格式");
            }
            return MAIN_PARTS.entrySet().stream()
                    .filter(main -> types.contains(main.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("内容不是Word文档、Excel表格或PowerPoint演示文稿"))
                    .getValue();
        } catch (ZipException | XMLStreamException e) {
            throw new Refusal("已损坏，无法核验内容，请重新导出后上传");
        }
    }

    private static boolean isMacro(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return small.contains("macro") || small.contains("vbaproject");
    }

    private static Set<String> types(ZipFile zip, ZipEntry list) throws IOException, XMLStreamException {
        XMLInputFactory xml = XMLInputFactory.newInstance();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> types = new HashSet<>();
        try (InputStream content = zip.getInputStream(list)) {
            byte[] text = content.readNBytes(LONGEST_LIST);
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    String type = reader.getAttributeValue(null, "ContentType");
                    if (type != null) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }
}
