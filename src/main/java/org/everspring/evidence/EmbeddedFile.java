package org.everspring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSStream;
import org.everspring.evidence.FileContent.Refusal;

/**
 * A file inside a PDF. Electronic invoices and vouchers bring their data along as XML; so what may be uploaded by itself may
 * come inside, and data in XML, but nothing else.
 */
final class EmbeddedFile {

    private EmbeddedFile() {}

    static void check(COSStream stream, String name) throws IOException {
        Path copy = Files.createTempFile("embedded-", null);
        try {
            try (InputStream content = stream.createInputStream()) {
                Files.write(copy, Unpacked.of(copy).all(content, Unpacked.MOST));
            }
            if (!FileContent.isData(copy)) {
                FileContent.kindInside(copy);
            }
        } catch (Refusal e) {
            throw new Refusal("附带的文件“" + name + "”" + e.getMessage() + "；请去掉该附件后重新生成，或者单独上传");
        } finally {
            Files.delete(copy);
        }
    }
}
