package org.everspring.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("表单提交内容的检查")
class FormSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OfferedOptions OFFERED = new OfferedOptions(List.of(
            offered("planItems", "2.1", "2.2"),
            offered("planUnits", "fagaiwei", "wuhuaqu"),
            offered("planTargets", "collective:gexianqu", "wuhuaqu")));

    /** Long enough for each part of a case. */
    private static final String CASE = "原来要跑两次、交八份材料，现在一次提交、当日办结。";

    private static final String KEPT = "。所填内容未丢失，请修改后重新提交。";

    @Nested
    @DisplayName("电话号码")
    class Phones {

        private final FormSchema schema = form("""
                {"type": "textfield", "key": "phone", "label": "电话", "properties": {"input": "phone"},
                 "validate": {"pattern": "^[^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９][^0-9０-９]*[0-9０-９].*$"}},
                {"type": "dynamiclist", "path": "rows", "components": [
                  {"type": "textfield", "key": "phone", "label": "电话", "properties": {"input": "phone"}}]}""");

        @Test
        @DisplayName("粘贴来的收下，存成一种写法；列表中的也一样")
        void keepsOneForm() {
            VariableMap kept = schema.accept(
                            fields("phone", "+86 138 8888 8888", "rows", json("[{\"phone\":\"（0871）63130000转8012\"}]")),
                            JSON.createObjectNode())
                    .kept();

            assertThat(kept.get("phone")).isEqualTo("13888888888");
            assertThat(kept.get("rows").toString()).contains("0871-63130000-8012");
        }

        @Test
        @DisplayName("有格式要求的，不是号码的不收；没有的原样留下")
        void refusesWhatIsNoNumber() {
            assertThatThrownBy(() -> schema.accept(fields("phone", "手机13888888888"), JSON.createObjectNode()))
                    .hasMessageContaining("“电话”格式不正确");
            assertThat(schema.accept(fields("rows", json("[{\"phone\":\"总机\"}]")), JSON.createObjectNode())
                            .kept()
                            .get("rows")
                            .toString())
                    .contains("总机");
        }
    }

    @Nested
    @DisplayName("文字")
    class Text {

        private final FormSchema schema = form("""
                {"type": "textfield", "key": "name", "label": "姓名",
                 "validate": {"required": true, "minLength": 2, "maxLength": 5}},
                {"type": "textfield", "key": "phone", "label": "电话", "validate": {"pattern": "^[0-9-]{7,20}$"}},
                {"type": "textarea", "key": "story", "label": "说明"},
                {"type": "textfield", "key": "owner", "label": "责任人", "readonly": true},
                {"type": "textfield", "key": "shown", "label": "退回原因", "disabled": true},
                {"type": "text", "text": "说明文字"},
                {"type": "button", "label": "提交"}
                """);

        @Test
        @DisplayName("符合要求的通过，可不填的可以不填")
        void acceptsWhatFits() {
            accept(schema, fields("name", "王小明"));
            accept(schema, fields("name", "王小明", "phone", "0871-63130000", "story", "", "owner", "李明"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\\n"})
        @DisplayName("必填项不能空白")
        void refusesABlankForWhatIsRequired(String blank) {
            assertRefused(schema, fields("name", blank.translateEscapes()), "“姓名”为必填项");
            assertRefused(schema, fields(), "“姓名”为必填项");
            assertRefused(schema, fields("name", null), "“姓名”为必填项");
        }

        @Test
        @DisplayName("字数在上下限之内，首尾空格不算内容")
        void keepsTheLengthWithinItsLimits() {
            accept(schema, fields("name", "一二三四五"));

            assertRefused(schema, fields("name", "一二三四五六"), "“姓名”最多5字，现有6字");
            assertRefused(schema, fields("name", "王 "), "“姓名”至少2字");
        }

        @Test
        @DisplayName("字数与浏览器和数据库的算法一致，扩展区汉字算两个")
        void countsAsTheBrowserAndTheDatabaseDo() {
            assertRefused(schema, fields("name", "𠮷".repeat(3)), "“姓名”最多5字，现有6字");
        }

        @Test
        @DisplayName("没有上限的也不超过数据库能存的4000字")
        void endsWhereCamundasColumnEnds() {
            accept(schema, fields("name", "王小明", "story", "事".repeat(4000)));

            assertRefused(schema, fields("name", "王小明", "story", "事".repeat(4001)), "“说明”最多4000字，现有4001字");
        }

        @ParameterizedTest
        @ValueSource(strings = {"王\\n明", "王\\r\\n明", "王\\f明"})
        @DisplayName("单行的输入框不能换行，多行的可以")
        void keepsOneLineOnOneLine(String broken) {
            String text = broken.translateEscapes();
            accept(schema, fields("name", "王小明", "story", text));

            assertRefused(schema, fields("name", text), "“姓名”只能填写一行，不能换行");
        }

        @Test
        @DisplayName("须合乎格式")
        void keepsThePattern() {
            assertRefused(schema, fields("name", "王小明", "phone", "0871 63130000"), "“电话”格式不正确");
        }

        @Test
        @DisplayName("不含数据库不能存的零字符")
        void refusesTheZeroCharacter() {
            assertRefused(schema, fields("name", "王\0明"), "“姓名”含有无法保存的字符");
        }

        @Test
        @DisplayName("数字、日期、字节不是文字")
        void refusesWhatIsNoText() {
            assertRefused(schema, fields("name", 12), "“姓名”应为文字");
            assertRefused(schema, fields("name", true), "“姓名”应为文字");
            assertRefused(schema, fields("name", new Date(0)), "“姓名”应为文字");
            assertRefused(schema, fields("name", new byte[] {1, 2}), "“姓名”应为文字");
            assertRefused(schema, fields("name", List.of("王")), "“姓名”应为文字");
        }

        @Test
        @DisplayName("套上 JSON 外衣的文字也不收")
        void refusesATextInJsonsClothes() {
            assertRefused(schema, fields("name", json("\"王小明\"")), "“姓名”的数据类型不正确");
            assertRefused(schema, fields("name", json("[\"王\"]")), "“姓名”应为文字；“姓名”的数据类型不正确");
            accept(schema, fields("name", "王小明", "story", json("null")));
        }

        @Test
        @DisplayName("只供查看的，改了也不收；表单没有的，不能提交")
        void refusesWhatTheFormDoesNotAsk() {
            assertThat(accept(schema, fields("name", "王小明", "shown", "改了", "owner", "改了")))
                    .containsOnlyKeys("name");
            assertRefused(schema, fields("name", "王小明", "unitId", "fagaiwei"), "表单中没有“unitId”这一项，不能提交");
        }

        @Test
        @DisplayName("报错时不带出陌生名称中的标记和过长部分")
        void showsAStrangersNameShortAndWithoutMarkup() {
            assertRefused(schema, fields("name", "王小明", "<b onload=x>", "x"), "表单中没有“bonloadx”这一项，不能提交");
            assertRefused(schema, fields("name", "王小明", "a".repeat(90), "x"), "表单中没有“" + "a".repeat(40) + "…”这一项，不能提交");
        }

        @Test
        @DisplayName("一次说清全部问题")
        void tellsEveryFaultAtOnce() {
            assertRefused(schema, fields("phone", "1", "unitId", "x"), "表单中没有“unitId”这一项，不能提交；“姓名”为必填项；“电话”格式不正确");
        }

        @Test
        @DisplayName("文件和损坏的 JSON 不收")
        void refusesFilesAndBrokenJson() {
            var file = Variables.fileValue("x.txt").file("x".getBytes()).create();

            for (Object value : List.of(file, json("{"))) {
                assertThatThrownBy(() -> accept(schema, fields("name", value)))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessage("提交的数据不是有效的 JSON，请刷新页面后重新填写。");
            }
        }
    }

    @Nested
    @DisplayName("选项、勾选、日期和数字")
    class Choices {

        private final FormSchema schema = form("""
                {"type": "group", "components": [
                  {"type": "radio", "key": "decision", "label": "结论", "values": [
                    {"label": "同意", "value": "grant"}, {"label": "不同意", "value": "refuse"}]},
                  {"type": "group", "components": [
                    {"type": "select", "key": "role", "label": "职务", "values": [{"label": "分管", "value": "deputy"}]}]}]},
                {"type": "checkbox", "key": "urgent", "label": "加急"},
                {"type": "datetime", "key": "dueOn", "dateLabel": "期限", "subtype": "date"},
                {"type": "datetime", "key": "metAt", "dateTimeLabel": "会议时间", "subtype": "datetime",
                 "timeSerializingFormat": "utc_offset"},
                {"type": "number", "key": "share", "label": "比例", "validate": {"min": 0, "max": 100}},
                {"type": "number", "key": "amount", "label": "金额"},
                {"type": "number", "key": "points", "label": "得分", "decimalDigits": 0},
                {"type": "number", "key": "rate", "label": "完成值", "decimalDigits": 2},
                {"type": "textarea", "key": "reason", "label": "原因",
                 "conditional": {"hide": "=decision != \\"refuse\\""}, "validate": {"required": true, "maxLength": 5}}
                """);

        @Test
        @DisplayName("各类合规的值都通过")
        void acceptsEachKindOfValue() {
            accept(schema, fields("decision", "grant", "role", "deputy", "urgent", true, "dueOn", "2026-12-25"));
            accept(schema, fields("metAt", "2026-12-25T09:00:00+08:00", "share", 100, "amount", 0.5));
            accept(schema, fields("share", 0, "amount", -3L, "decision", "refuse", "reason", "很好"));
        }

        @ParameterizedTest
        @CsvSource({
            "decision, allow, “结论”不在可选范围内",
            "decision, 同意, “结论”不在可选范围内",
            "role, principal, “职务”不在可选范围内",
            "urgent, yes, “加急”只能勾选或不勾选",
            "dueOn, 2026-02-30, “期限”不是有效的日期",
            "dueOn, 2026/12/25, “期限”不是有效的日期",
            "dueOn, 2026-12-25T09:00:00+08:00, “期限”不是有效的日期",
            "metAt, 2026-12-25, “会议时间”不是有效的日期",
            "share, 一半, “比例”应为数字",
            "share, 50, “比例”应为数字",
        })
        @DisplayName("选项之外的、不是日期和数字的文字不收")
        void refusesATextOfAnotherKind(String key, String value, String message) {
            assertRefused(schema, fields(key, value), message);
        }

        @Test
        @DisplayName("数字在上下限之内")
        void keepsNumbersWithinTheirLimits() {
            assertRefused(schema, fields("share", -0.01), "“比例”不能小于0");
            assertRefused(schema, fields("share", 100.5), "“比例”不能大于100");
        }

        @Test
        @DisplayName("小数位数不超过表单的规定，末尾的零不算")
        void keepsTheDecimals() {
            accept(schema, fields("points", 18.0, "rate", 0.25, "amount", 0.123456));
            accept(schema, fields("points", 100, "rate", new BigDecimal("0.5000")));

            assertRefused(schema, fields("points", 18.5, "rate", 0.125), "“得分”应为整数；“完成值”最多保留2位小数");
        }

        @Test
        @DisplayName("数据库装不下的和不是数的，不收")
        void refusesNumbersThatNoColumnHolds() {
            accept(schema, fields("amount", 1e12));

            assertRefused(schema, fields("amount", 1e13), "“金额”不能大于1000000000000");
            assertRefused(schema, fields("amount", -1e13), "“金额”不能小于-1000000000000");
            assertRefused(schema, fields("amount", Double.POSITIVE_INFINITY), "“金额”不能大于1000000000000");
            assertRefused(schema, fields("share", Double.NEGATIVE_INFINITY), "“比例”不能小于0");
            assertRefused(schema, fields("amount", Double.NaN), "“金额”应为数字");
        }

        @Test
        @DisplayName("随条件显示的必填项：显示了就必填、就要合规，没有显示的不看也不收")
        void asksForWhatIsShownAndTakesNothingThatIsHidden() {
            assertRefused(schema, fields("decision", "refuse"), "“原因”为必填项");
            assertRefused(schema, fields("decision", "refuse", "reason", "一二三四五六"), "“原因”最多5字，现有6字");

            assertThat(accept(schema, fields("decision", "grant", "reason", "一二三四五六")))
                    .containsOnlyKeys("decision");
        }
    }

    @Nested
    @DisplayName("列表")
    class Lists {

        private final FormSchema schema = form("""
                {"type": "dynamiclist", "path": "targets", "label": "目标值", "components": [
                  {"type": "text", "text": "第 {{i[1]}} 项"},
                  {"type": "textfield", "key": "title", "label": "第 {{i[1]}} 项指标", "validate": {"required": true}},
                  {"type": "number", "key": "value", "label": "完成值", "validate": {"min": 0}}]}
                """);

        @ParameterizedTest
        @ValueSource(strings = {"[]", "null", "[{\"title\": \"时限\"}]", "[{\"title\": \"时限\", \"value\": 0.5}]"})
        @DisplayName("合规的、空的列表通过")
        void acceptsRowsThatFit(String rows) {
            accept(schema, fields("targets", json(rows)));
        }

        @Test
        @DisplayName("可以整个不交")
        void acceptsNoListAtAll() {
            accept(schema, fields());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[{\"title\": \"时限\", \"value\": \"半天\"}] | “目标值”第1行“完成值”应为数字",
                    "[{\"title\": \"时限\", \"value\": -1}] | “目标值”第1行“完成值”不能小于0",
                    "[{\"title\": \"时限\", \"value\": 1e400}] | “目标值”第1行“完成值”不能大于1000000000000",
                    "[{\"title\": \"甲\"}, {\"value\": 1}] | “目标值”第2行“指标”为必填项",
                    "[{\"title\": 7}] | “目标值”第1行“指标”应为文字",
                    "[{\"title\": \"甲\", \"state\": \"x\"}] | “目标值”第1行表单中没有“state”这一项，不能提交",
                    "[\"甲\"] | “目标值”第1行格式不正确",
                    "{\"title\": \"甲\"} | “目标值”应为不超过200行的列表",
                    "\"甲\" | “目标值”应为不超过200行的列表",
                })
        @DisplayName("指出哪一行哪一项不对")
        void namesTheRowAndTheField(String rows, String message) {
            assertRefused(schema, fields("targets", json(rows)), message);
        }

        @Test
        @DisplayName("不超过200行")
        void refusesMoreRowsThanAnybodyFillsIn() {
            var row = Map.of("title", "甲");
            accept(
                    schema,
                    fields(
                            "targets",
                            JsonVariable.of(
                                    IntStream.range(0, 200).mapToObj(i -> row).toList())));

            assertRefused(
                    schema,
                    fields(
                            "targets",
                            JsonVariable.of(
                                    IntStream.range(0, 201).mapToObj(i -> row).toList())),
                    "“目标值”应为不超过200行的列表");
        }

        @Test
        @DisplayName("文字不是列表")
        void refusesATextInPlaceOfRows() {
            assertRefused(schema, fields("targets", "甲"), "“目标值”应为不超过200行的列表");
        }
    }

    @Nested
    @DisplayName("从清单中选择")
    class OfferedChoices {

        private final FormSchema schema = form("""
                {"type": "select", "key": "itemId", "label": "重点任务", "valuesKey": "planItems"},
                {"type": "select", "key": "mergeIntoId", "label": "并入的问题", "valuesKey": "similarProblems"},
                {"type": "taglist", "key": "unitIds", "label": "涉及单位", "valuesKey": "planUnits",
                 "properties": {"maxItems": "2"}, "validate": {"required": true}},
                {"type": "checklist", "key": "themes", "label": "领域",
                 "values": [{"label": "政务", "value": "service"}, {"label": "法治", "value": "law"}]},
                {"type": "dynamiclist", "path": "rows", "label": "分工", "components": [
                  {"type": "group", "label": "一", "components": [
                    {"type": "select", "key": "unit", "label": "单位", "valuesKey": "planUnits"}]}]}
                """);

        @Test
        @DisplayName("清单中的都可以选，多选的以列表提交，可不选的可以不选")
        void acceptsWhatIsOffered() {
            accept(
                    schema,
                    fields(
                            "itemId", "2.2",
                            "unitIds", json("[\"wuhuaqu\", \"fagaiwei\"]"),
                            "themes", json("[\"law\"]"),
                            "rows", json("[{\"unit\": \"wuhuaqu\"}]")));
            accept(schema, fields("unitIds", json("[\"wuhuaqu\"]"), "themes", json("[]")));
            accept(schema, fields("unitIds", List.of("wuhuaqu"), "themes", null));
        }

        @Test
        @DisplayName("清单以外的不收，任何一层都一样")
        void refusesWhatIsNotOffered() {
            assertRefused(
                    schema,
                    fields(
                            "itemId", "9.9",
                            "unitIds", json("[\"wuhuaqu\", \"xiaofangju\"]"),
                            "themes", json("[\"weather\"]"),
                            "rows", json("[{\"unit\": \"\"}, {\"unit\": \"xiaofangju\"}]")),
                    "“重点任务”不在可选范围内；“涉及单位”不在可选范围内；“领域”不在可选范围内；“分工”第2行“单位”不在可选范围内");
        }

        @Test
        @DisplayName("流程变量给出的选项，只收变量中有的")
        void takesWhatTheVariableOffers() {
            VariableMap chosen = fields("unitIds", json("[\"wuhuaqu\"]"), "mergeIntoId", "IMP-2026-0001");

            schema.accept(chosen, tree("""
                    {"similarProblems": [{"label": "甲", "value": "IMP-2026-0001"}]}"""));
            assertThatThrownBy(() -> schema.accept(chosen, tree("""
                    {"similarProblems": [{"label": "乙", "value": "IMP-2026-0002"}]}"""))).hasMessage("“并入的问题”不在可选范围内" + KEPT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "null", "\"\""})
        @DisplayName("必选的一项未选就是没填")
        void countsAnEmptyListAsNothing(String nothing) {
            assertRefused(schema, fields("unitIds", json(nothing)), "“涉及单位”为必填项");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[\"wuhuaqu\", \"wuhuaqu\"]|“涉及单位”有重复的选项",
                    "[\"wuhuaqu\", \"fagaiwei\", \"gonganju\"]|“涉及单位”最多选2项，现选了3项",
                    "[1]|“涉及单位”应为所选各项的列表",
                    "[[\"wuhuaqu\"]]|“涉及单位”应为所选各项的列表",
                    "[null]|“涉及单位”应为所选各项的列表",
                    "{\"wuhuaqu\": \"fagaiwei\"}|“涉及单位”应为所选各项的列表",
                    "\"wuhuaqu\"|“涉及单位”应为所选各项的列表",
                })
        @DisplayName("重复的、过多的、不是列表的都拒绝")
        void refusesWhatIsNoListOfChoices(String selection, String fault) {
            assertRefused(schema, fields("unitIds", json(selection)), fault);
        }

        @Test
        @DisplayName("多选的不收单个文字")
        void refusesATextInPlaceOfAList() {
            assertRefused(schema, fields("unitIds", "wuhuaqu"), "“涉及单位”应为所选各项的列表");
        }

        @Test
        @DisplayName("没有上限的最多两百项")
        void hasALimitWithoutOne() {
            String many =
                    IntStream.range(0, 201).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(",", "[", "]"));

            assertRefused(
                    schema, fields("unitIds", json("[\"wuhuaqu\"]"), "themes", json(many)), "“领域”最多选200项，现选了201项");
        }
    }

    @Test
    @DisplayName("没有表单的任务不收任何内容")
    void taskWithoutAFormTakesNothing() {
        accept(FormSchema.EMPTY, fields());

        assertRefused(FormSchema.EMPTY, fields("approved", true), "表单中没有“approved”这一项，不能提交");
    }

    /** One right answer to each of the project's forms, every field of it filled in. */
    static Stream<Filled> realForms() {
        String measure = "[{\"title\": \"压缩时限\", \"owner\": \"李明\", \"dueOn\": \"2027-06-30\"";
        Map<String, VariableMap> answers = new LinkedHashMap<>();
        answers.put("open-quarter", fields("quarter", "2026Q4"));
        answers.put("open-breakdown", fields("itemId", "2.1", "unitName", "fagaiwei"));
        answers.put("draft-measures", fields("measures", json(measure + ", \"ownerPhone\": \"0871-63130000\"}]")));
        answers.put("confirm-measures", fields("measuresDecision", "return", "measuresReturnReason", "请写明时限。"));
        answers.put(
                "fill-report",
                fields(
                        "progressStatus", "behind",
                        "progress", "本季度完成窗口整合，全程网办。",
                        "measures",
                                json(measure
                                        + ", \"previousStatus\": \"—\", \"status\": \"behind\", \"note\": \"人手不足\"}]"),
                        "targets",
                                json("[{\"title\": \"开办时限\", \"goal\": \"≤ 0.5天\", \"previousValue\": \"—\","
                                        + " \"value\": 0.5}]"),
                        "experience", "一窗通办。",
                        "difficulties", "系统对接滞后。",
                        "problems", json("[{\"title\": \"系统对接困难\", \"detail\": \"省级系统尚未开放接口，需协调。\"}]"),
                        "nextSteps", "推广到全部街道。",
                        "suggestions", "增加培训。",
                        "drafter", "李明",
                        "drafterPhone", "0871-63130000",
                        "signedBy", "王芳",
                        "signerRole", "deputy"));
        answers.put("sign-report", fields("signDecision", "return", "signOpinion", "请补充数据。"));
        answers.put("review-report", fields("reviewDecision", "accept", "qualityRating", "good", "returnReason", "无"));
        answers.put(
                "decide-extension",
                fields("extensionDecision", "grant", "grantedDate", "2026-12-24", "extensionComment", "同意。"));
        answers.put("answer-urge", fields("urgeAnswer", "今日提交。"));
        answers.put(
                "compile-summary",
                fields(
                        "summaryStatus", "onSchedule",
                        "summaryProgress", "各责任单位按计划推进，企业开办时限压缩到半个工作日以内。",
                        "summaryProblems", "无。",
                        "summaryExperience", "一窗通办。",
                        "summaryNextSteps", "开展跨区通办。",
                        "summarySignedBy", "赵强"));
        answers.put("countersign-summary", fields("countersignDecision", "object", "countersignOpinion", "数据有误。"));
        answers.put("accept-summary", fields("summaryDecision", "return", "summaryReturnReason", "请补充数据。"));
        answers.put(
                "collate-bulletin",
                fields(
                        "bulletinTitle", "2026年第四季度推进情况通报",
                        "bulletinOverview", "本季度各项重点任务按计划推进，按期率百分之百。",
                        "bulletinRequirements", "请各单位对照时间节点抓好落实。",
                        "bulletinSignedBy", "钱进"));
        answers.putAll(loopForms());
        answers.putAll(experienceForms());
        answers.putAll(instructionForms());
        return answers.entrySet().stream().map(answer -> new Filled(answer.getKey(), answer.getValue()));
    }

    private static Map<String, VariableMap> loopForms() {
        Map<String, VariableMap> answers = new LinkedHashMap<>();
        answers.put(
                "find-problem",
                fields(
                        "problemSource", "enterprise",
                        "itemId", "2.1",
                        "reopensId", "IMP-2026-0001",
                        "problemTitle", "开办企业仍需跑两次",
                        "problemDescription", "企业反映公章刻制与税务登记不能一次办结。",
                        "concernedUnitIds", json("[\"wuhuaqu\"]")));
        answers.put(
                "triage-problem",
                fields(
                        "triageDecision", "accept",
                        "triageItemId", "2.1",
                        "assignedUnitId", "wuhuaqu",
                        "assignedDueOn", "2026-12-24",
                        "assignmentNote", "请先行试点。",
                        "rejectReason", "无",
                        "mergeIntoId", "IMP-2026-0001"));
        answers.put(
                "benchmark-problem",
                fields(
                        "benchmarkAgainst", "上海市",
                        "indicator", "企业开办办结时限",
                        "theirValue", 0.5,
                        "ourValue", 1.5,
                        "valueUnit", "个工作日",
                        "betterDirection", "lower",
                        "cause", "部门之间系统没有打通，材料重复提交。",
                        "measures",
                                json("[{\"title\": \"打通系统\", \"dueOn\": \"2026-12-20\", \"owner\": \"李明\","
                                        + " \"ownerPhone\": \"\"}]")));
        answers.put(
                "improve-problem",
                fields(
                        "measureProgress",
                        json("[{\"title\": \"打通系统\", \"owner\": \"李明\", \"dueOn\": \"2026-12-20\","
                                + " \"status\": \"done\", \"note\": \"\"}]"),
                        "improvementProgress",
                        "系统已打通，材料只需提交一次。",
                        "improvementOutcome",
                        "finish",
                        "reachedValue",
                        0.75));
        answers.put(
                "verify-improvement",
                fields(
                        "verificationDecision", "fail",
                        "verificationOpinion", "现场核查仍需提交纸质材料。",
                        "returnDueOn", "2026-12-28"));
        answers.put(
                "settle-problem",
                fields(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "fagaiwei",
                        "assignedDueOn", "2026-12-28",
                        "settlementOpinion", "由市发展改革委牵头重新整改。"));
        answers.put(
                "summarise-experience",
                fields(
                        "lessons", "数据共享先于流程再造，先易后难，逐步推开。",
                        "worthPromoting", "yes",
                        "experienceTitle", "企业开办一次办结",
                        "experienceBackground", CASE,
                        "experiencePractice", CASE,
                        "experienceEffect", CASE,
                        "experienceCopyable", CASE));
        return answers;
    }

    private static Map<String, VariableMap> instructionForms() {
        Map<String, VariableMap> answers = new LinkedHashMap<>();
        answers.put("receive-instruction", fields("handler", "李明", "handlerPhone", "010-63130000"));
        answers.put("answer-instruction", fields("answerKind", "done", "answerText", "已经完成整改，企业当天取得执照。"));
        answers.put("judge-instruction", fields("judgement", "return", "returnReason", "请补充整改后的数据。"));
        answers.put(
                "decide-instruction-extension",
                fields("extensionDecision", "grant", "grantedDate", "2026-12-24", "extensionComment", "同意。"));
        return answers;
    }

    private static Map<String, VariableMap> experienceForms() {
        Map<String, VariableMap> answers = new LinkedHashMap<>();
        answers.put(
                "nominate-experience",
                fields(
                        "itemId", "2.1",
                        "experienceTitle", "企业开办一次办结",
                        "experienceBackground", CASE,
                        "experiencePractice", CASE,
                        "experienceEffect", CASE,
                        "experienceCopyable", CASE));
        answers.put(
                "revise-experience",
                fields(
                        "experienceTitle", "企业开办一次办结",
                        "experienceBackground", CASE,
                        "experiencePractice", CASE,
                        "experienceEffect", CASE,
                        "experienceCopyable", CASE));
        answers.put(
                "review-experience",
                fields(
                        "rubricRepresentative",
                        20,
                        "rubricDepth",
                        25,
                        "rubricWriting",
                        0,
                        "rubricTerms",
                        18,
                        "experienceDecision",
                        "approve",
                        "experienceTargets",
                        json("[\"collective:gexianqu\", \"wuhuaqu\"]"),
                        "adoptDueOn",
                        "2026-12-28",
                        "reviewOpinion",
                        "同意。"));
        answers.put(
                "adopt-experience",
                fields(
                        "adoptionDecision", "adopted",
                        "adoptionText", "已在政务大厅推行一次办结。",
                        "adoptionReason", "本单位没有企业开办的审批事项。"));
        answers.put("recognise-experience", fields("recognitionLevel", "province", "recognitionBasis", "省级通报第3号"));
        answers.put("open-assessment", fields("assessmentYear", "2025"));
        answers.put("review-scores", fields("scoreReview", "rescore", "reviewOpinion", "评分表已经修改，请重新评分。"));
        answers.put(
                "confirm-score",
                fields(
                        "scoreAnswer", "appeal",
                        "signedBy", "张建国",
                        "appeals",
                                json("[{\"appealLine\": \"report/2025Q4:2.1:wuhuaqu\","
                                        + " \"appealReason\": \"报送已于截止日前送达，附邮件截图。\"}]")));
        answers.put(
                "decide-appeal",
                fields(
                        "appealDecisions",
                        json("[{\"title\": \"季度报送\", \"pointsText\": \"0分，扣2分\","
                                + " \"appealLine\": \"report/2025Q4:2.1:wuhuaqu\", \"appealReason\": \"已按时报送。\","
                                + " \"decision\": \"granted\", \"newPoints\": 90, \"newAdjustment\": 0,"
                                + " \"decisionReason\": \"经核对，确于截止日前报送。\"}]")));
        answers.put("approve-result", fields("resultApproval", "return", "approvalOpinion", "请核对市级部门的得分。"));
        return answers;
    }

    record Filled(String form, VariableMap answer) {

        @Override
        public String toString() {
            return form;
        }

        VariableMap without(String key) {
            VariableMap rest = Variables.createVariables();
            answer.keySet().forEach(name -> rest.putValueTyped(name, answer.getValueTyped(name)));
            rest.remove(key);
            return rest;
        }

        VariableMap with(String key, Object value) {
            return without(key).putValue(key, value);
        }
    }

    @Test
    @DisplayName("项目的表单一份不漏")
    void noFormIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".form", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            realForms().map(Filled::form).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("realForms")
    @DisplayName("项目的表单：填对的通过，多出一项的拒绝")
    void realFormTakesARightAnswerAndNothingBesides(Filled form) {
        FormSchema schema = FormSchema.parse(real(form.form()), OFFERED);

        assertThatCode(() -> accept(schema, form.answer())).doesNotThrowAnyException();
        assertRefused(schema, form.with("obligationId", "x"), "表单中没有“obligationId”这一项，不能提交");
    }

    @ParameterizedTest
    @MethodSource("realForms")
    @DisplayName("项目的表单：缺少必填项、超过字数、选项之外的都拒绝")
    void realFormEnforcesEachOfItsRules(Filled form) {
        FormSchema schema = FormSchema.parse(real(form.form()), OFFERED);

        for (JsonNode field : inputs(real(form.form()).path("components"))) {
            String key = field.path("key").asText();
            if (!accept(schema, form.answer()).containsKey(key)) {
                continue;
            }
            String label =
                    "“" + field.path("label").asText(field.path("dateLabel").asText()) + "”";
            JsonNode rules = field.path("validate");
            if (rules.path("required").asBoolean() && !field.has("conditional")) {
                assertRefused(schema, form.without(key), label + "为必填项");
            }
            if (rules.has("maxLength")) {
                int most = rules.path("maxLength").asInt();
                assertRefused(
                        schema, form.with(key, "1".repeat(most + 1)), label + "最多" + most + "字，现有" + (most + 1) + "字");
            }
            if (field.has("values") || OFFERED.of(field).isPresent()) {
                boolean several = field.path("type").asText().equals("taglist");
                assertRefused(
                        schema,
                        form.with(key, several ? json("[\"somethingElse\"]") : "somethingElse"),
                        label + "不在可选范围内");
            }
        }
    }

    private static List<JsonNode> inputs(JsonNode components) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode component : components) {
            if (component.path("type").asText().equals("group")) {
                found.addAll(inputs(component.path("components")));
            } else if (component.has("key") && !component.path("disabled").asBoolean()) {
                found.add(component);
            }
        }
        return found;
    }

    private static JsonNode real(String form) {
        try {
            return JSON.readTree(Path.of("forms", form + ".form").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FormSchema form(String components) {
        try {
            return FormSchema.parse(JSON.readTree("{\"components\": [" + components + "]}"), OFFERED);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FormOptions offered(String key, String... values) {
        return new FormOptions() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public List<FormOption> options() {
                return Stream.of(values)
                        .map(value -> new FormOption(value, "选项" + value))
                        .toList();
            }
        };
    }

    private static Object json(String text) {
        return SpinValues.jsonValue(text).create();
    }

    private static VariableMap fields(Object... namesAndValues) {
        VariableMap fields = Variables.createVariables();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Before, there was nothing but what the project's forms choose from. */
    private static VariableMap accept(FormSchema schema, VariableMap submitted) {
        return schema.accept(submitted, tree("""
                {"similarProblems": [{"label": "甲", "value": "IMP-2026-0001"}],
                 "scoreLineOptions": [{"label": "乙", "value": "report/2025Q4:2.1:wuhuaqu"}]}""")).kept();
    }

    private static void assertRefused(FormSchema schema, VariableMap submitted, String faults) {
        assertThatThrownBy(() -> accept(schema, submitted))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(faults + KEPT);
    }
}
