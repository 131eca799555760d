package org.everspring.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;

/**
 * Files are UTF-8, as Camunda Modeler writes them. Guard, engine, browser and database each decode by rules of their own:
 * in another encoding the same bytes could mean one thing to one of them and another thing to the next.
 */
final class Encoding {

    private static final Pattern DECLARED =
            Pattern.compile("\\A\\uFEFF?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final String REMEDY = "，请用 Camunda Modeler 打开并重新保存为 UTF-8";

    private Encoding() {}

    /** @throws InvalidInputException for what is not UTF-8, or an XML file that says that it is not */
    static void requireUtf8(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("文件编码不是 UTF-8" + REMEDY);
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInputException("文件编码不是 UTF-8（可能是 UTF-16）" + REMEDY);
        }
        Matcher declared = DECLARED.matcher(text);
        if (declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8")) {
            throw new InvalidInputException("文件声明的编码是“" + declared.group(1) + "”" + REMEDY);
        }
    }
}
