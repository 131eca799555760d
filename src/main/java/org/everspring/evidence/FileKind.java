package org.everspring.evidence;

import java.util.Arrays;
import java.util.Set;
import org.everspring.kernel.Labelled;

/** The kinds of file whose content can be told for certain. WPS Office writes the same containers under its own names. */
enum FileKind implements Labelled {
    PDF("PDF文件", "application/pdf", "pdf"),
    WORD_97("Word 97-2003文档", "application/msword", "doc", "wps"),
    EXCEL_97("Excel 97-2003表格", "application/vnd.ms-excel", "xls", "et"),
    POWERPOINT_97("PowerPoint 97-2003演示文稿", "application/vnd.ms-powerpoint", "ppt", "dps"),
    WORD("Word文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("Excel表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT("PowerPoint演示文稿", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    PNG("PNG图片", "image/png", "png"),
    JPEG("JPEG图片", "image/jpeg", "jpg", "jpeg"),
    TEXT("纯文本", "text/plain", "txt"),
    CSV("CSV表格", "text/csv", "csv");

    private final String label;
    private final String mediaType;
    private final Set<String> extensions;

    FileKind(String label, String mediaType, String... extensions) {
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = Set.of(extensions);
    }

    static boolean knows(String extension) {
        return Arrays.stream(values()).anyMatch(kind -> kind.isNamed(extension));
    }

    boolean isNamed(String extension) {
        return extensions.contains(extension);
    }

    @Override
    public String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }
}
