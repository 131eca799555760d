package org.everspring.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.ExperienceLibrary.FoundExperience;
import org.everspring.support.EngineTest;
import org.everspring.support.ExperienceRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("经验库检索")
class ExperienceLibraryTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-02T09:00+08:00");
    private static final SortOrder<ExperienceColumn> FIT = SortOrder.usual(ExperienceColumn.class);
    private static final Deadline CLOSES = new Deadline(LocalDate.parse("2026-12-30"));

    @Autowired
    private ExperienceLibrary library;

    @Autowired
    private Experiences experiences;

    private ExperienceRows rows;
    private int published;

    @BeforeEach
    void fourCasesAreInTheLibrary() {
        rows = new ExperienceRows(experiences);
        publish("EXP-2026-0001", "1.1", "gonganju", "印章刻制当日办结", "开办企业须到三处窗口，群众往返多次，材料重复提交。");
        publish("EXP-2026-0002", "1.1", "wuhuaqu", "企业开办一件事", "企业开办全程网上办理，营业执照、印章、税控设备一次领取。");
        publish("EXP-2026-0003", "1.2", "wuhuaqu", "用电报装零上门", "企业报装需多次往返，窗口开办时间与企业作息不符。");
        publish("EXP-2026-0004", "1.2", "panlongqu", "税务APP掌上办", "办税大厅排队较长，小微企业反映强烈，退税到账慢。");
    }

    @Test
    @DisplayName("不填检索词，列出全部，最近入库的在前")
    void listsEverythingWithoutAText() {
        assertThat(found("")).containsExactly("EXP-2026-0004", "EXP-2026-0003", "EXP-2026-0002", "EXP-2026-0001");
        assertThat(found(null)).hasSize(4);
        assertThat(found(" 　")).hasSize(4);
    }

    @Test
    @DisplayName("完整的词排在倒装、拆散的词之前，不相干的不出现")
    void phraseComesBeforeItsScatteredParts() {
        assertThat(found("企业开办"))
                .containsExactlyInAnyOrder("EXP-2026-0002", "EXP-2026-0001", "EXP-2026-0003")
                .startsWith("EXP-2026-0002");
        assertThat(found("开办企业")).startsWith("EXP-2026-0001");
    }

    @Test
    @DisplayName("检索结果也可以按入库时间、推荐单位等排序，先后由表头决定，命中的照样标出")
    void ordersWhatIsFound() {
        ListPage<FoundExperience> oldest =
                library.search("企业开办", ExperienceFilter.ALL, new SortOrder<>(ExperienceColumn.PUBLISHED, false), 1);

        assertThat(oldest.rows())
                .extracting(found -> found.experience().id().toString())
                .containsExactly("EXP-2026-0001", "EXP-2026-0002", "EXP-2026-0003");
        assertThat(marked(oldest.rows().get(1).title())).isEqualTo("[企业开办]一件事");
        assertThat(library.search("企业开办", ExperienceFilter.ALL, new SortOrder<>(ExperienceColumn.UNIT, true), 1)
                        .rows())
                .extracting(found -> found.experience().unit().value())
                .containsExactly("wuhuaqu", "wuhuaqu", "gonganju");
    }

    @Test
    @DisplayName("命中的文字标出，前后文照原样")
    void marksWhatWasFound() {
        FoundExperience best =
                library.search("企业开办", ExperienceFilter.ALL, FIT, 1).rows().get(0);

        assertThat(marked(best.title())).isEqualTo("[企业开办]一件事");
        assertThat(marked(best.excerpt())).startsWith("[企业开办]全程网上办理，营业执照");
        assertThat(marked(library.search("印章 税控", ExperienceFilter.ALL, FIT, 1)
                        .rows()
                        .get(0)
                        .excerpt()))
                .contains("[印章]、[税控]设备");
    }

    @Test
    @DisplayName("多个词都要命中，先后不论")
    void everyWordHasToBeFound() {
        assertThat(found("税控 印章")).containsExactly("EXP-2026-0002");
        assertThat(found("印章 排队")).isEmpty();
    }

    @Test
    @DisplayName("单个字、字母不分大小写、单位、任务和编号都能检索")
    void findsSingleCharactersLettersUnitsAndNumbers() {
        assertThat(found("税")).startsWith("EXP-2026-0004").contains("EXP-2026-0002");
        assertThat(found("零")).containsExactly("EXP-2026-0003");
        assertThat(found("app")).containsExactly("EXP-2026-0004");
        assertThat(found("ＡＰＰ")).containsExactly("EXP-2026-0004");
        assertThat(found("盘龙区")).containsExactly("EXP-2026-0004");
        assertThat(found("EXP-2026-0003")).containsExactly("EXP-2026-0003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"企业",
                "企业开办 AND",
                "*",
                "?",
                "a:b",
                "！？。",
                "\\",
                "~",
                "[1 TO",
                "😀",
                "<b>",
                "+-&&||!(){}[]^\"~*?:\\/"
            })
    @DisplayName("特殊字符不出错")
    void takesNothingForAnOperator(String text) {
        assertThatCode(() -> library.search(text, ExperienceFilter.ALL, FIT, 1)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("标点不影响检索，只有标点则没有结果，过长的只看前一百字")
    void ignoresPunctuation() {
        assertThat(found("“全程网上”")).containsExactly("EXP-2026-0002");
        assertThat(found("！？")).isEmpty();
        assertThat(found("企业开办 " + "企业开办".repeat(2000))).first().isEqualTo("EXP-2026-0002");
    }

    @Test
    @DisplayName("按任务、单位、层级筛选，可与检索词同用")
    void filtersByItemUnitAndLevel() {
        rows.promote(ExperienceId.parse("EXP-2026-0002"), RecognitionLevel.CITY, "昆政办通报第3期", MORNING);

        assertThat(found("", new ExperienceFilter(ItemId.of("1.2"), null, null)))
                .containsExactly("EXP-2026-0004", "EXP-2026-0003");
        assertThat(found("", new ExperienceFilter(null, UnitId.of("wuhuaqu"), null)))
                .containsExactly("EXP-2026-0003", "EXP-2026-0002");
        assertThat(found("", new ExperienceFilter(null, null, RecognitionLevel.CITY)))
                .containsExactly("EXP-2026-0002");
        assertThat(found("企业开办", new ExperienceFilter(null, UnitId.of("gonganju"), null)))
                .containsExactly("EXP-2026-0001");
        assertThat(found("印章", new ExperienceFilter(ItemId.of("1.2"), null, null)))
                .isEmpty();
    }

    @Test
    @DisplayName("未入库的查不到，入库后即可查到")
    void showsACaseFromItsPublicationOn() {
        nominate("EXP-2026-0005", "1.1", "gonganju", "证照联办零跑动", "过去企业开办与许可分开受理，群众跑动多。");
        assertThat(found("证照联办")).isEmpty();
        assertThat(found("")).hasSize(4);

        publish("EXP-2026-0005", MORNING.plusDays(10));

        assertThat(found("证照联办")).containsExactly("EXP-2026-0005");
    }

    @Test
    @DisplayName("每页二十条，页码超出的显示最后一页")
    void showsPageByPage() {
        for (int number = 10; number < 35; number++) {
            publish("EXP-2026-00" + number, "1.3", "anningshi", "园区驻企服务" + number, "园区企业诉求收集不及时，响应周期偏长，服务专员不足。");
        }

        assertPages("");
        assertPages("园区 响应周期");
    }

    private void assertPages(String text) {
        ExperienceFilter filter = new ExperienceFilter(ItemId.of("1.3"), null, null);
        ListPage<FoundExperience> first = library.search(text, filter, FIT, 1);
        ListPage<FoundExperience> last = library.search(text, filter, FIT, 9);

        assertThat(first.total()).isEqualTo(25);
        assertThat(first.pages()).isEqualTo(2);
        assertThat(first.rows()).hasSize(20);
        assertThat(first.rows().get(0).experience().id()).hasToString("EXP-2026-0034");
        assertThat(last.number()).isEqualTo(2);
        assertThat(last.rows()).hasSize(5);
        assertThat(last.rows().get(4).experience().id()).hasToString("EXP-2026-0010");
        assertThat(library.search(text, filter, FIT, 0).number()).isEqualTo(1);
    }

    private List<String> found(String text) {
        return found(text, ExperienceFilter.ALL);
    }

    private List<String> found(String text, ExperienceFilter filter) {
        return library.search(text, filter, FIT, 1).rows().stream()
                .map(hit -> hit.experience().id().toString())
                .toList();
    }

    private static String marked(List<TextFragment> pieces) {
        return pieces.stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private void publish(String id, String item, String unit, String title, String background) {
        nominate(id, item, unit, title, background);
        publish(id, MORNING.plusHours(published++));
    }

    private void publish(String id, OffsetDateTime at) {
        rows.publish(ExperienceId.parse(id), at, "2026-11-30", CLOSES, "shuiwuju");
    }

    private void nominate(String id, String item, String unit, String title, String background) {
        ExperienceCase content =
                new ExperienceCase(title, background, "统一受理、后台流转，办理环节由五个减为一个。", "平均用时由三日减为半日。", "受理规则和表单样式可直接套用。");
        rows.nominated(id, item, unit, null, content, MORNING);
    }
}
