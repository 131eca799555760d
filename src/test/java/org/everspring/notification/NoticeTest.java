package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一条通知")
class NoticeTest {

    @Test
    @DisplayName("标题中的换行变为空格，不会伪造邮件头")
    void keepsLineBreaksOutOfTheSubject() {
        Notice notice = notice("标题\r\nBcc: x@example.com", "正文");

        assertThat(notice.subject()).isEqualTo("标题  Bcc: x@example.com");
    }

    @Test
    @DisplayName("正文保留换行，去掉数据库存不下的零字符")
    void keepsTheLinesOfTheText() {
        Notice notice = notice("标题", "第一行\n第二\0行");

        assertThat(notice.text()).isEqualTo("第一行\n第二行");
    }

    @Test
    @DisplayName("空白的内容不收")
    void refusesBlankParts() {
        assertThatThrownBy(() -> notice(" ", "正文")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notice("标题", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("过长的内容截短，末尾以省略号表明")
    void cutsWhatIsTooLong() {
        Notice notice = notice("长".repeat(201), "长".repeat(4001));

        assertThat(notice.subject()).hasSize(200).endsWith("长……");
        assertThat(notice.text()).hasSize(4000).endsWith("长……");
    }

    private static Notice notice(String subject, String text) {
        return new Notice("key", Staff.liaisonOf("wuhuaqu"), Urgency.DIGEST, subject, text, null);
    }
}
