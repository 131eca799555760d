package org.everspring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.everspring.evidence.FileContent.Refusal;

/** Tells the documents of Office 97 to 2003, and of WPS Office, from any other compound file by their streams. */
final class CompoundFile {

    private static final String SLIDES = "PowerPoint Document";

    /** The head of a presentation's VBAInfoAtom ([MS-PPT] 2.4.11), before a reference of 4 bytes and fHasMacros. */
    private static final byte[] MACRO_RECORD = {0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00};

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
                || root.hasEntry(SLIDES) && hasMacroRecord(root);
    }

    private static boolean hasMacroRecord(DirectoryNode root) throws IOException {
        try (InputStream slides = root.createDocumentInputStream(SLIDES)) {
            byte[] buffer = new byte[64 * 1024];
            int kept = 0;
            for (int read = slides.read(buffer); read > 0; read = slides.read(buffer, kept, buffer.length - kept)) {
                int filled = kept + read;
                int record = MACRO_RECORD.length + 8;
                for (int start = 0; start + record <= filled; start++) {
                    if (isMacroRecord(buffer, start)) {
                        return true;
                    }
                }
                // The record may go on in what is read next.
                kept = Math.min(filled, record - 1);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
            return false;
        }
    }

    private static boolean isMacroRecord(byte[] buffer, int start) {
        for (int i = 0; i < MACRO_RECORD.length; i++) {
            if (buffer[start + i] != MACRO_RECORD[i]) {
                return false;
            }
        }
        return buffer[start + MACRO_RECORD.length + 4] == 1;
    }
}
