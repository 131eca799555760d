package org.everspring.web;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.everspring.kernel.InvalidInputException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * A Word document with places that are filled in: the build's own, or the copy of it that owners have edited in Word. It is
 * read each time, so that one who edits it sees what comes of it.
 */
public final class WordTemplate {

    /** The type that browsers and mail know a Word document by. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Resource file;
    private final String[] tables;

    private WordTemplate(Resource file, String[] tables) {
        this.file = file;
        this.tables = tables;
    }

    /**
     * An owner's file is read at once, so that a broken one ends the start. The build's own is read by its tests, and the
     * start does not wait for Word's whole library.
     *
     * @param what as staff call it
     * @param setting that names the file
     * @param tables places whose table repeats a row
     * @throws InvalidInputException when the file is no Word document, or a place in it cannot be read
     */
    public static WordTemplate of(Resource file, String what, String setting, String... tables) {
        WordTemplate template = new WordTemplate(file, tables);
        if (!isOfTheBuild(file)) {
            template.check(what, setting);
        }
        return template;
    }

    private static boolean isOfTheBuild(Resource file) {
        return file instanceof ClassPathResource ours && ours.getPath().startsWith("documents/") && ours.exists();
    }

    private void check(String what, String setting) {
        try (XWPFTemplate template = compile()) {
            template.getElementTemplates();
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(what + "的 Word 模板“" + file.getDescription() + "”（设置 " + setting
                    + "）无法读取，请换成有效的 .docx 文件：" + e.getMessage());
        }
    }

    public byte[] write(Map<String, Object> places) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (XWPFTemplate template = compile()) {
            template.render(places).write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    private XWPFTemplate compile() throws IOException {
        var rules = Configure.builder();
        for (String table : tables) {
            rules.bind(table, new LoopRowTableRenderPolicy());
        }
        try (InputStream content = file.getInputStream()) {
            return XWPFTemplate.compile(content, rules.build());
        }
    }
}
