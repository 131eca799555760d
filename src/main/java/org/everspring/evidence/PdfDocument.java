package org.everspring.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.everspring.evidence.FileContent.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Looks into every object of a PDF, as a reader finds it and also where it is packed: none may start a program, run a
 * script, send what was filled in, or bring along a file that is no document.
 */
final class PdfDocument {

    /** What an action does, by its name in the standard (ISO 32000, 12.6.4). */
    private static final Map<String, String> ACTIONS = Map.of(
            "Launch", "启动程序的动作",
            "JavaScript", "JavaScript脚本",
            "SubmitForm", "向外发送表单的动作",
            "ImportData", "从外部导入数据的动作",
            "GoToE", "打开内嵌文件的动作",
            "GoToR", "打开外部文件的动作",
            "RichMediaExecute", "富媒体");

    private static final COSName ACTION = COSName.getPDFName("S");
    private static final COSName SCRIPT = COSName.getPDFName("JS");
    private static final COSName EMBEDDED = COSName.getPDFName("EF");
    private static final Set<COSName> MEDIA = Set.of(COSName.getPDFName("RichMediaContent"), COSName.getPDFName("XFA"));

    private static final String REMEDY = "，不能上传，请用“打印到PDF”重新生成后上传";

    /** Any reader goes wrong on more; a plan of a thousand pages has some ten thousand. */
    private static final int MOST_OBJECTS = 500_000;

    /** Of one packed part, when it is unpacked; a page scanned without compression has so much. */
    private static final int MOST_UNPACKED = 150 * 1024 * 1024;

    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
    private static final Pattern PACKER =
            Pattern.compile("/(Flate|LZW|RunLength|ASCII85|ASCIIHex)Decode|/(Fl|LZW|RL|A85|AHx)\\b");
    private static final int LONGEST_HEAD = 1024;

    private PdfDocument() {}

    static FileKind kindOf(Path file) throws IOException {
        checkSizes(Files.readAllBytes(file));
        try (PDDocument document = Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
            COSDocument objects = document.getDocument();
            Set<COSObjectKey> keys = objects.getXrefTable().keySet();
            if (keys.size() > MOST_OBJECTS) {
                throw new Refusal("内容过于复杂，无法核验" + REMEDY);
            }
            check(objects.getTrailer(), 0);
            for (COSObjectKey key : Set.copyOf(keys)) {
                COSObject object = objects.getObjectFromPool(key);
                check(object == null ? null : object.getObject(), 0);
            }
            return FileKind.PDF;
        } catch (Refusal e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw new Refusal("设有打开密码，无法核验内容，请取消密码后上传");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox answers a broken file with many kinds of exception.
            throw new Refusal("已损坏，无法核验内容，请重新导出后上传");
        }
    }

    /** References are not followed: what they lead to is an object of the table and has its own turn. */
    private static void check(@Nullable COSBase object, int depth) throws IOException {
        if (depth > 100) {
            throw new Refusal("内容过于复杂，无法核验" + REMEDY);
        }
        if (object instanceof COSArray array) {
            for (COSBase item : array) {
                check(item, depth + 1);
            }
        } else if (object instanceof COSDictionary dictionary) {
            checkDictionary(dictionary);
            for (COSBase value : dictionary.getValues()) {
                check(value, depth + 1);
            }
        }
    }

    private static void checkDictionary(COSDictionary dictionary) throws IOException {
        String action = dictionary.getNameAsString(ACTION);
        if (action != null && ACTIONS.containsKey(action)) {
            throw new Refusal("含有" + ACTIONS.get(action) + "（" + action + "）" + REMEDY);
        }
        if (dictionary.containsKey(SCRIPT)) {
            throw new Refusal("含有JavaScript脚本" + REMEDY);
        }
        if (MEDIA.stream().anyMatch(dictionary::containsKey)) {
            throw new Refusal("含有动态表单或富媒体内容" + REMEDY);
        }
        if (dictionary.getDictionaryObject(EMBEDDED) instanceof COSDictionary files) {
            for (COSName name : files.keySet()) {
                if (files.getDictionaryObject(name) instanceof COSStream content) {
                    EmbeddedFile.check(content, dictionary.getString(COSName.F, "未命名"));
                }
            }
        }
    }

    /**
     * PDFBox unpacks a part as a whole, however large it becomes. So every part that begins as packed data is unpacked here
     * first, into nothing; more than one packing around the same part has no use but to grow without end.
     */
    private static void checkSizes(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Matcher stream = STREAM.matcher(text);
        Inflater inflater = new Inflater();
        byte[] nothing = new byte[64 * 1024];
        try {
            int from = 0;
            while (stream.find(from)) {
                String head = text.substring(Math.max(0, stream.start() - LONGEST_HEAD), stream.start());
                String own = head.substring(Math.max(0, head.lastIndexOf("obj")));
                if (PACKER.matcher(own).results().count() > 1) {
                    throw new Refusal("内容经过多重压缩，无法核验" + REMEDY);
                }
                inflater.reset();
                inflater.setInput(file, stream.end(), file.length - stream.end());
                from = stream.end() + skipped(inflater, nothing);
            }
        } finally {
            inflater.end();
        }
    }

    /** @return how much of the file the packed data takes; 0 when it is none */
    private static int skipped(Inflater inflater, byte[] nothing) {
        try {
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                inflater.inflate(nothing);
                if (inflater.getBytesWritten() > MOST_UNPACKED) {
                    throw new Refusal("展开后的内容过大，可能是恶意压缩的文件，不能上传；如确为正常文档，请拆分或压缩图片后上传");
                }
            }
            return inflater.finished() ? (int) inflater.getBytesRead() : 0;
        } catch (DataFormatException notPacked) {
            return 0;
        }
    }
}
