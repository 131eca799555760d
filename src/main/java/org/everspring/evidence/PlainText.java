package org.everspring.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.everspring.evidence.FileContent.Refusal;

/**
 * Tells text from anything else. Tika takes Chinese text in GBK, which Excel writes, for unknown bytes; so a file is text
 * here when it can be read whole in one of the encodings that staff's programs write, without a control character.
 */
final class PlainText {

    private static final Pattern MARKUP =
            Pattern.compile("<\\s*(!doctype\\s+html|html|script|svg|iframe|\\?php)\\b", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MARK = 64;

    private PlainText() {}

    static FileKind kindOf(Path file) throws IOException {
        for (Charset encoding : encodings(file)) {
            try {
                return read(file, encoding);
            } catch (CharacterCodingException e) {
                // Not this one.
            }
        }
        throw unknown();
    }

    private static FileKind read(Path file, Charset encoding) throws IOException {
        var decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader text = new InputStreamReader(new BufferedInputStream(Files.newInputStream(file)), decoder)) {
            char[] buffer = new char[16 * 1024];
            String before = null;
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                String piece = new String(buffer, 0, read);
                if (piece.chars().anyMatch(PlainText::isControl)) {
                    throw unknown();
                }
                if (before == null ? isCode(piece) : hasMarkup(before + piece)) {
                    throw new Refusal("内容含有网页或脚本代码，不能上传");
                }
                before = piece.substring(Math.max(0, piece.length() - LONGEST_MARK));
            }
            return FileKind.TEXT;
        }
    }

    private static boolean isCode(String beginning) {
        return beginning.startsWith("#!") || hasMarkup(beginning);
    }

    private static boolean hasMarkup(String piece) {
        return MARKUP.matcher(piece).find();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                && character != '\t'
                && character != '\n'
                && character != '\r'
                && character != '\f';
    }

    private static List<Charset> encodings(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] mark = content.readNBytes(2);
            boolean utf16 = mark.length == 2
                    && (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE
                            || mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF);
            return utf16
                    ? List.of(StandardCharsets.UTF_16)
                    : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        }
    }

    private static Refusal unknown() {
        return new Refusal("内容不是可以上传的文件格式");
    }
}
