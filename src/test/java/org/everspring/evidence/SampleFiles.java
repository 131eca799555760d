package org.everspring.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Small files of the kinds that staff upload, and of those that nobody should. */
public final class SampleFiles {

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private SampleFiles() {}

    public static byte[] pdf() {
        return pdf("<</Type/Catalog/Pages 2 0 R>>");
    }

    /** A PDF of exactly that size, the same each time: what fills it is what a picture is made of. */
    public static byte[] pdf(int size) {
        byte[] content = ascii(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n");
        if (size > 1000) {
            byte[] noise = new byte[size - 600];
            new Random(size).nextBytes(noise);
            content = PdfSample.of(
                    "<</Type/Catalog/Pages 2 0 R>>", List.of("<</Length " + noise.length + ">>\nstream\n"), noise);
        }
        byte[] exact = new byte[size];
        Arrays.fill(exact, (byte) '\n');
        System.arraycopy(content, 0, exact, 0, content.length);
        return exact;
    }

    /** @param catalog and what else it refers to, as objects 1, 3, 4 and so on; 2 is the list of pages */
    static byte[] pdf(String catalog, String... others) {
        return PdfSample.of(catalog, List.of(others), null);
    }

    public static byte[] png() {
        return bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 'I', 'H', 'D', 'R', 0, 0, 0, 1);
    }

    public static byte[] jpeg() {
        return bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    }

    public static byte[] docx() {
        return openXml(OPEN_XML + "wordprocessingml.document.main+xml", "word/document.xml");
    }

    public static byte[] xlsx() {
        return openXml(OPEN_XML + "spreadsheetml.sheet.main+xml", "xl/workbook.xml");
    }

    public static byte[] pptx() {
        return openXml(OPEN_XML + "presentationml.presentation.main+xml", "ppt/presentation.xml");
    }

    public static byte[] docm() {
        return openXml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml");
    }

    /** A document that says it is a plain one and carries macros all the same. */
    public static byte[] docxWithMacros() {
        Map<String, byte[]> entries =
                openXmlEntries(OPEN_XML + "wordprocessingml.document.main+xml", "word/document.xml");
        entries.put("word/vbaProject.bin", bytes(1, 2, 3));
        return zip(entries);
    }

    public static byte[] zip() {
        return zip(new LinkedHashMap<>(Map.of("办理记录.txt", gbk())));
    }

    public static byte[] doc() {
        return compound("WordDocument");
    }

    public static byte[] xls() {
        return compound("Workbook");
    }

    public static byte[] ppt() {
        return compound("PowerPoint Document");
    }

    public static byte[] docWithMacros() {
        return compound("WordDocument", "Macros/VBA");
    }

    public static byte[] xlsWithMacros() {
        return compound("Workbook", "_VBA_PROJECT_CUR/VBA");
    }

    /** The record that says so lies across the border of two pieces that are read. */
    public static byte[] pptWithMacros() {
        byte[] record = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 2)
                .putShort((short) 0x0400)
                .putInt(12)
                .putInt(7)
                .putInt(1)
                .putInt(2)
                .array();
        byte[] slides = new byte[70_000];
        System.arraycopy(record, 0, slides, 64 * 1024 - 10, record.length);
        return compound(Map.of("PowerPoint Document", slides));
    }

    public static byte[] installer() {
        return compound("\u4840\u3F3F\u4577\u446C\u3E6A\u44B2\u482F");
    }

    public static byte[] encrypted() {
        return compound("EncryptedPackage");
    }

    public static byte[] exe() {
        byte[] program = new byte[512];
        System.arraycopy(bytes('M', 'Z', 0x90, 0, 3, 0, 0, 0), 0, program, 0, 8);
        program[0x3C] = (byte) 0x80;
        System.arraycopy(bytes('P', 'E', 0, 0, 0x4C, 1), 0, program, 0x80, 6);
        return program;
    }

    public static byte[] html() {
        return utf8("<html><body><script>alert(document.cookie)</script>办理记录</body></html>");
    }

    /** As text begins, with the script far inside. */
    public static byte[] textWithScript() {
        return utf8("办理记录\n".repeat(5_000) + "<script src='x'></script>" + "完\n".repeat(5_000));
    }

    public static byte[] svg() {
        return utf8("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    }

    public static byte[] shell() {
        return ascii("#!/bin/sh\nrm -rf ~\n");
    }

    public static byte[] utf8() {
        return utf8("单位,数量\n五华区,12\n");
    }

    public static byte[] gbk() {
        return "单位,数量\r\n五华区,12\r\n盘龙区,9\r\n".getBytes(GB18030);
    }

    public static byte[] utf16() {
        return "\uFEFF单位,数量\n五华区,12\n".getBytes(StandardCharsets.UTF_16LE);
    }

    public static byte[] noise() {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] openXml(String mainType, String mainPart) {
        return zip(openXmlEntries(mainType, mainPart));
    }

    static Map<String, byte[]> openXmlEntries(String mainType, String mainPart) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/" + mainPart + "\" ContentType=\"" + mainType + "\"/></Types>"));
        entries.put(mainPart, utf8("<x/>"));
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    static byte[] compound(String... streams) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String stream : streams) {
            contents.put(stream, new byte[5000]);
        }
        return compound(contents);
    }

    static byte[] compound(Map<String, byte[]> streams) {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
                DirectoryEntry directory = container.getRoot();
                String[] path = stream.getKey().split("/");
                for (int i = 0; i < path.length - 1; i++) {
                    directory = directory.createDirectory(path[i]);
                }
                directory.createDocument(path[path.length - 1], new ByteArrayInputStream(stream.getValue()));
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            container.writeFilesystem(content);
            return content.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
