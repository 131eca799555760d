package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a form may contain, so that Tasklist can show and submit it and the server reads it alike. The reasons lie in
 * form-js 1.8.7, which the webapps of Camunda 7.24 bring along.
 */
public final class FormRules {

    /** Where what is found goes. */
    public interface Findings {

        void add(@Nullable String element, @Nullable String label, String fault);

        void warn(@Nullable String element, @Nullable String label, String warning);
    }

    private static final Set<String> SHOWN =
            Set.of("default", "text", "html", "table", "group", "dynamiclist", "separator", "spacer", "button");

    private static final Set<String> FIELDS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "datetime",
            "expression");

    private static final Map<String, String> REMEDIES = Map.of(
            "filepicker", "，附件请用任务的“佐证材料”页",
            "documentPreview", "，文件请在“佐证材料”页查看",
            "iframe", "，外部页面请在“文字”控件中写链接",
            "image", "，图片请放在操作手册或佐证材料中");

    /** A part of the path that a browser would take for the place in a list, or for its own machinery. */
    private static final Pattern NO_PART = Pattern.compile("|\\d+|constructor|__proto__|prototype");

    private static final Pattern NESTED_REPETITION =
            Pattern.compile("\\((?:[^()\\\\]|\\\\.)*[*+](?:[^()\\\\]|\\\\.)*\\)[*+{]");

    private final Findings findings;
    private final Set<String> ids = new HashSet<>();
    private boolean submitButton;
    private boolean editableList;

    private FormRules(Findings findings) {
        this.findings = findings;
    }

    public static void check(JsonNode form, Findings findings) {
        FormRules rules = new FormRules(findings);
        List<Claim> claims = new ArrayList<>();
        rules.check(form.path("components"), FormPath.ROOT, claims, false);
        rules.checkPaths(claims);
        if (rules.editableList && !rules.submitButton) {
            findings.add(null, null, "表单中有动态列表，改动后任务列表自带的“完成”按钮会一直不可用，请加一个“操作”为“提交”的按钮");
        }
    }

    private record Claim(JsonNode component, FormPath path) {}

    private void check(JsonNode components, FormPath around, List<Claim> claims, boolean inList) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (!ids.add(component.path("id").asText(ids.size() + "-"))) {
                refuse(component, "编号（ID）重复，浏览器无法打开这样的表单");
            }
            if (Markup.readsWhatWasTyped(component)) {
                refuse(component, Markup.FAULT);
            }
            if (FIELDS.contains(type)) {
                checkField(component, type);
                claim(component, around, "key", "键（Key）", claims);
            } else if (!SHOWN.contains(type)) {
                refuse(component, "任务列表不支持“" + type + "”控件" + REMEDIES.getOrDefault(type, ""));
            } else if (type.equals("dynamiclist")) {
                checkList(component, around, claims, inList);
            } else {
                checkReadable(component);
                submitButton |= type.equals("button")
                        && component.path("action").asText("submit").equals("submit");
                String path = component.path("path").asText();
                if (!path.isEmpty()) {
                    checkParts(component, path, "路径（Path）");
                }
                check(component.path("components"), around.plus(path), claims, inList);
            }
        }
    }

    private void checkList(JsonNode list, FormPath around, List<Claim> claims, boolean inList) {
        if (inList) {
            refuse(list, "动态列表中不能再有动态列表，请改用多行文字或分成两个列表");
        }
        claim(list, around, "path", "路径（Path）", claims);
        checkReadable(list);
        checked(list, () -> FormList.mostOf(list));
        if (!list.path("disableCollapse").asBoolean()) {
            refuse(list, "请勾选“禁用折叠”（Disable collapse），否则折叠起来的行提交后会丢失");
        }
        if (list.hasNonNull("isRepeating") && !list.path("isRepeating").asBoolean()) {
            refuse(list, "动态列表应可重复（isRepeating），不重复的请改用分组");
        }
        editableList |= list.path("allowAddRemove").asBoolean(true)
                || list.findParents("type").stream()
                        .anyMatch(inside -> FIELDS.contains(inside.path("type").asText())
                                && !inside.path("disabled").asBoolean()
                                && !inside.path("readonly").asBoolean());
        List<Claim> inside = new ArrayList<>();
        check(list.path("components"), FormPath.ROOT, inside, true);
        checkPaths(inside);
    }

    private void claim(JsonNode component, FormPath around, String name, String what, List<Claim> claims) {
        String path = component.path(name).asText();
        if (path.isBlank()) {
            refuse(component, "没有填写" + what + "，所填内容没有名称，无法保存");
        } else if (checkParts(component, path, what)) {
            claims.add(new Claim(component, around.plus(path)));
        }
    }

    private boolean checkParts(JsonNode component, String path, String what) {
        for (String part : path.split("\\.", -1)) {
            if (NO_PART.matcher(part).matches()) {
                refuse(component, what + "“" + path + "”中的“" + part + "”不能用作名称，请改用字母开头的名称");
                return false;
            }
        }
        return true;
    }

    /** The browser opens no form in which two fields have one place, or one stands inside the other. */
    private void checkPaths(List<Claim> claims) {
        for (int i = 0; i < claims.size(); i++) {
            for (int j = 0; j < i; j++) {
                FormPath one = claims.get(i).path();
                FormPath other = claims.get(j).path();
                if (one.startsWith(other.parts()) || other.startsWith(one.parts())) {
                    refuse(
                            claims.get(i).component(),
                            "与“" + FormField.label(claims.get(j).component()) + "”用了同一个键“" + one
                                    + "”，浏览器无法打开这样的表单，请改用不同的键");
                    break;
                }
            }
        }
    }

    private void checkReadable(JsonNode component) {
        JsonNode hide = component.path("conditional").path("hide");
        if (FormExpression.isExpression(hide)) {
            checked(component, () -> FormExpression.parse(hide.asText()));
        } else if (hide.isTextual() && !hide.asText().isBlank()) {
            warn(component, "隐藏条件不以“=”开头，不起作用");
        }
    }

    private void checkField(JsonNode field, String type) {
        checkReadable(field);
        JsonNode rules = field.path("validate");
        for (String flag : List.of("disabled", "required")) {
            JsonNode value = flag.equals("required") ? rules.path(flag) : field.path(flag);
            if (value.isTextual()) {
                refuse(field, "“" + flag + "”不能用表达式，只能勾选或不勾选，请改用隐藏条件或只读条件");
            }
        }
        if (!checked(field, () -> FormField.of(field, OfferedOptions.NONE))) {
            return;
        }
        if (rules.path("required").asBoolean() && field.path("readonly").asBoolean()) {
            warn(field, "只读的必填项，没有初始内容时任务无法提交");
        }
        switch (type) {
            case "textfield", "textarea" -> checkText(field, rules);
            case "number" -> checkRange(field, rules, "min", "max", NumberAnswer.LARGEST);
            case "select", "radio", "checklist", "taglist" -> checkOptions(field, type);
            case "expression" -> {
                if (!FormExpression.isExpression(field.path("expression"))) {
                    refuse(field, "没有填写以“=”开头的表达式");
                }
            }
            default -> {}
        }
    }

    private void checkText(JsonNode field, JsonNode rules) {
        checkRange(field, rules, "minLength", "maxLength", BigDecimal.valueOf(TextAnswer.LONGEST));
        if (NESTED_REPETITION.matcher(rules.path("pattern").asText()).find()) {
            warn(field, "格式中重复的分组里还有重复，遇到不合格式的长文字时浏览器会停止响应，请简化");
        }
        if (rules.path("validationType").asText().equals("phone")) {
            warn(field, "“phone”只接受国际格式，例如 +8613888888888；国内号码请改用自定义格式，例如 ^1[3-9][0-9]{9}$");
        }
    }

    private void checkRange(JsonNode field, JsonNode rules, String least, String most, BigDecimal largest) {
        BigDecimal lower = FieldLimit.of(rules, least).fixed();
        BigDecimal upper = FieldLimit.of(rules, most).fixed();
        if (lower != null && upper != null && lower.compareTo(upper) > 0) {
            refuse(field, "下限" + lower.toPlainString() + "大于上限" + upper.toPlainString() + "，无法填写");
        }
        if (upper != null && upper.compareTo(largest) > 0 || lower != null && lower.compareTo(largest) > 0) {
            refuse(field, "系统最多能保存" + largest.toPlainString() + (least.equals("min") ? "" : "字") + "，请把上下限改到以内");
        }
    }

    private void checkOptions(JsonNode field, String type) {
        boolean anySource = field.hasNonNull("valuesKey")
                || field.path("values").isArray()
                || FormExpression.isExpression(field.path("valuesExpression"));
        if (!anySource) {
            refuse(field, "没有选项");
        }
        Set<JsonNode> values = new HashSet<>();
        for (JsonNode option : field.path("values")) {
            JsonNode value = FieldOptions.value(option);
            if (value == null || type.equals("select") && isNothing(value)) {
                refuse(field, "选项“" + option.path("label").asText() + "”的值为空、0或否，选了也会丢失，请改用文字作为值");
            } else if (!values.add(value)) {
                refuse(field, "两个选项的值同为“" + value.asText() + "”，无法区分");
            }
        }
    }

    /** The browser's list takes such a value for no choice. */
    private static boolean isNothing(JsonNode value) {
        return value.isNumber() && value.doubleValue() == 0 || value.isBoolean() && !value.asBoolean();
    }

    private boolean checked(JsonNode component, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (InvalidInputException e) {
            refuse(component, e.getMessage());
            return false;
        }
    }

    private void refuse(JsonNode component, String fault) {
        findings.add(component.path("id").asText(null), label(component), fault);
    }

    private void warn(JsonNode component, String warning) {
        findings.warn(component.path("id").asText(null), label(component), warning);
    }

    private static @Nullable String label(JsonNode component) {
        String label = FormField.label(component);
        return label.isEmpty() ? null : label;
    }
}
