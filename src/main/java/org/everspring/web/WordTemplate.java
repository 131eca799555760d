package org.everspring.web;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.template.BlockTemplate;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFTable;
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

    /** What a row that is repeated may say: [unit]. */
    private static final Pattern COLUMN = Pattern.compile("\\[([A-Za-z]\\w*)]");

    /** Where a table says that its last row is repeated. */
    private static final String ROWS = "rows";

    private final Resource file;

    private WordTemplate(Resource file) {
        this.file = file;
    }

    /**
     * What a template may ask for.
     *
     * @param needed places without which the document makes no sense
     * @param others places that owners may leave out
     * @param columns of the rows that are repeated
     */
    public record Places(Set<String> needed, Set<String> others, Set<String> columns) {

        /** A path begins with its place, and what begins otherwise is the place's own word, such as #this. */
        boolean have(String asked) {
            String place = asked.replaceAll("\\..*", "");
            return !Character.isLetter(place.charAt(0))
                    || needed.contains(place)
                    || others.contains(place)
                    || place.equals(ROWS) && !columns.isEmpty();
        }
    }

    /**
     * An owner's file is read at once, so that a broken one ends the start. The build's own is read by its tests, and the
     * start does not wait for Word's whole library.
     *
     * @param what as staff call it
     * @param setting that names the file
     * @param places that there are to fill in
     * @throws InvalidInputException when the file is no Word document, a place in it cannot be read or is none that there is,
     *     or one that is needed is missing
     */
    public static WordTemplate of(Resource file, String what, String setting, Places places) {
        WordTemplate template = new WordTemplate(file);
        if (!isOfTheBuild(file)) {
            template.check(what + "的 Word 模板“" + file.getDescription() + "”（设置 " + setting + "）", places);
        }
        return template;
    }

    private static boolean isOfTheBuild(Resource file) {
        return file instanceof ClassPathResource ours && ours.getPath().startsWith("documents/") && ours.exists();
    }

    private void check(String name, Places places) {
        Set<String> asked = new TreeSet<>();
        Set<String> columns = new TreeSet<>();
        try (XWPFTemplate template = compile()) {
            collect(template.getElementTemplates(), asked);
            template.getXWPFDocument().getTables().stream()
                    .map(XWPFTable::getText)
                    .flatMap(text -> COLUMN.matcher(text).results())
                    .forEach(column -> columns.add(column.group(1)));
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(name + "无法读取，请换成有效的 .docx 文件：" + e.getMessage());
        }
        Set<String> missing = new TreeSet<>(places.needed());
        missing.removeAll(asked);
        if (!missing.isEmpty()) {
            throw new InvalidInputException(name + "缺少" + placed(missing) + "，请从系统自带的模板中补上。");
        }
        asked.removeIf(places::have);
        if (!asked.isEmpty()) {
            throw new InvalidInputException(name + "中的" + placed(asked) + "不是可以填的内容，请对照系统自带的模板改正。");
        }
        columns.removeAll(places.columns());
        if (!columns.isEmpty()) {
            throw new InvalidInputException(name + "表格中的[" + String.join("]、[", columns) + "]不是可以填的内容，请对照系统自带的模板改正。");
        }
    }

    private static void collect(List<MetaTemplate> templates, Set<String> asked) {
        for (MetaTemplate template : templates) {
            if (template instanceof BlockTemplate block) {
                asked.add(block.getStartMark().getTagName());
                collect(block.getTemplates(), asked);
            } else if (template instanceof ElementTemplate place) {
                asked.add(place.getTagName());
            }
        }
    }

    private static String placed(Set<String> places) {
        return "{{" + String.join("}}、{{", places) + "}}";
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
        rules.bind(ROWS, new LoopRowTableRenderPolicy());
        try (InputStream content = file.getInputStream()) {
            return XWPFTemplate.compile(content, rules.build());
        }
    }
}
