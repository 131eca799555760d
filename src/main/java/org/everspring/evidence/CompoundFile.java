package org.everspring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.everspring.evidence.FileContent.Refusal;

/** Tells the documents of Office 97 to 2003, and of WPS Office, from any other compound file by their streams. */
final class CompoundFile {

    private static final String SLIDES = "PowerPoint Document";

    /** The head of a presentation's VBAInfoAtom ([MS-PPT] 2.4.11), before a reference of 4 bytes and fHasMacros. */
    private static final byte[] MACRO_RECORD = {0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00};

    /** The head of a container of an embedded object (ExOleEmbedContainer, [MS-PPT] 2.10.27). */
    private static final byte[] EMBEDDED_RECORD = {0x0F, 0x00, (byte) 0xCC, 0x0F};

    /** What a package or a control is kept in, wherever it stands. */
    private static final Set<String> NATIVE = Set.of("\u0001Ole10Native", "Package", "\u0003OCXNAME", "\u0003OCXDATA");

    private static final int DEEPEST = 8;

    private CompoundFile() {}

    static FileKind kindOf(Path file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                throw new Refusal("设有打开密码，无法核验内容，请取消密码后上传");
            }
            if (hasMacros(root)) {
                throw new Refusal("含有宏，不能上传，请另存为不含宏的格式");
            }
            checkEmbedded(root, 0);
            if (root.hasEntry(SLIDES) && contains(root, EMBEDDED_RECORD, CompoundFile::always)) {
                throw embedded("PowerPoint Document");
            }
            if (root.hasEntry("WordDocument")) {
                return FileKind.WORD_97;
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
                return FileKind.EXCEL_97;
            }
            if (root.hasEntry(SLIDES)) {
                return FileKind.POWERPOINT_97;
            }
            throw new Refusal("内容不是Word文档、Excel表格或PowerPoint演示文稿");
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // POI answers a broken container with many kinds of exception.
            throw new Refusal("已损坏，无法核验内容，请重新导出后上传");
        }
    }

    private static boolean hasMacros(DirectoryNode root) throws IOException {
        return root.hasEntry("Macros")
                || root.hasEntry("_VBA_PROJECT_CUR")
                || root.hasEntry("VBA")
                || root.hasEntry(SLIDES) && contains(root, MACRO_RECORD, CompoundFile::saysThatThereAreMacros);
    }

    /** Word keeps the objects of other programs in one storage, Excel in one for each; a package is one anywhere. */
    private static void checkEmbedded(DirectoryNode directory, int depth) {
        if (depth > DEEPEST) {
            throw embedded(directory.getName());
        }
        for (Entry entry : directory) {
            String name = entry.getName();
            boolean holdsObjects = entry instanceof DirectoryNode storage
                    && (name.equals("ObjectPool") && !storage.isEmpty() || depth == 0 && name.startsWith("MBD"));
            if (holdsObjects || NATIVE.contains(name)) {
                throw embedded(name);
            }
            if (entry instanceof DirectoryNode storage) {
                checkEmbedded(storage, depth + 1);
            }
        }
    }

    private static Refusal embedded(String where) {
        return new Refusal("嵌入了其他程序的对象（OLE，“" + where.strip() + "”），不能上传，请在原文档中删除该对象，或选择性粘贴为图片，重新保存后上传；对象中的文件请单独上传");
    }

    private interface Record {
        boolean at(byte[] buffer, int start);
    }

    private static boolean contains(DirectoryNode root, byte[] head, Record record) throws IOException {
        try (InputStream slides = root.createDocumentInputStream(SLIDES)) {
            byte[] buffer = new byte[64 * 1024];
            int kept = 0;
            for (int read = slides.read(buffer); read > 0; read = slides.read(buffer, kept, buffer.length - kept)) {
                int filled = kept + read;
                int length = head.length + 8;
                for (int start = 0; start + length <= filled; start++) {
                    if (begins(buffer, start, head) && record.at(buffer, start)) {
                        return true;
                    }
                }
                // The record may go on in what is read next.
                kept = Math.min(filled, length - 1);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
            return false;
        }
    }

    private static boolean begins(byte[] buffer, int start, byte[] head) {
        for (int i = 0; i < head.length; i++) {
            if (buffer[start + i] != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysThatThereAreMacros(byte[] buffer, int start) {
        return buffer[start + MACRO_RECORD.length + 4] == 1;
    }

    private static boolean always(byte[] buffer, int start) {
        return true;
    }
}
