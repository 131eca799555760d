package org.everspring.plan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one plan file; the head of {@code plan/kunming-2023-40.yaml} describes the format. Stops at the first mistake. */
final class PlanReader {

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{2,40}");
    private static final String PLAIN_ID_RULE = "只能用2至40个字母、数字和连字符";
    /** It is written into scripts and titles as it is. */
    private static final Pattern BRAND = Pattern.compile("[\\p{IsHan}A-Za-z0-9]{2,12}");

    private static final String BRAND_RULE = "只能用2至12个汉字、字母和数字";

    private final Resource resource;
    private final String file;

    private final Map<UnitId, Unit> units = new LinkedHashMap<>();
    private final Map<String, Collective> collectives = new LinkedHashMap<>();
    private final Map<ItemId, Item> items = new LinkedHashMap<>();

    /** Where an id or a name was first used, so that the message about the second use can tell. */
    private final Map<String, Integer> firstUses = new HashMap<>();

    PlanReader(Resource resource) {
        this.resource = resource;
        this.file = Optional.ofNullable(resource.getFilename()).orElseGet(resource::getDescription);
    }

    Plan read() {
        PlanNode root = new PlanNode(file, "工作方案", compose(decode()));
        PlanNode.Fields fields = root.fields(
                List.of("id", "title", "document", "city", "brand", "units", "collectives", "items"),
                List.of("documentCode"));
        fields.get("units").elements().forEach(this::readUnit);
        requireUnitOf(UnitKind.OFFICE, "领导小组办公室", fields.get("units"));
        requireUnitOf(UnitKind.LEADING_GROUP, "领导小组", fields.get("units"));
        fields.get("collectives").elements().forEach(this::readCollective);
        fields.get("items").elements().forEach(this::readItem);
        if (items.isEmpty()) {
            throw fields.get("items").refused("items中没有重点任务");
        }
        return new Plan(
                fields.get("id").matching(PLAIN_ID, PLAIN_ID_RULE),
                fields.get("title").text(),
                fields.get("document").text(),
                fields.get("city").text(),
                fields.get("brand").matching(BRAND, BRAND_RULE),
                fields.find("documentCode").map(PlanNode::text).orElse(""),
                List.copyOf(units.values()),
                List.copyOf(collectives.values()),
                List.copyOf(items.values()));
    }

    private String decode() {
        byte[] bytes;
        try {
            bytes = resource.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw InvalidPlanException.in(resource.getDescription(), "文件不存在或无法读取，请检查设置everspring.plan");
        }
        try {
            // Strict: a file saved in GBK is refused, not read as rubbish.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherCharset) {
            throw InvalidPlanException.in(file, "文件不是UTF-8编码，请另存为UTF-8");
        }
    }

    private Node compose(String text) {
        refuseControlCharacters(text);
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException malformed) {
            int line = Optional.ofNullable(malformed.getProblemMark())
                            .or(() -> Optional.ofNullable(malformed.getContextMark()))
                            .map(mark -> mark.getLine())
                            .orElse(0)
                    + 1;
            throw InvalidPlanException.at(file, line, "YAML格式有误，请检查缩进、冒号和引号（" + malformed.getProblem() + "）");
        } catch (YAMLException malformed) {
            throw InvalidPlanException.in(file, "YAML格式有误（" + QuotedValue.of(malformed.getMessage()) + "）");
        }
        if (root == null) {
            throw InvalidPlanException.in(file, "文件没有内容");
        }
        return root;
    }

    private void refuseControlCharacters(String text) {
        int line = 1;
        for (int character : text.codePoints().toArray()) {
            if (character == '\n') {
                line++;
            }
            if (!StreamReader.isPrintable(character)) {
                throw InvalidPlanException.at(file, line, "有不可见的控制字符U+%04X，请删除".formatted(character));
            }
        }
    }

    private void readUnit(PlanNode node) {
        PlanNode.Fields fields = node.fields("id", "fullName", "name", "kind");
        UnitId id = fields.get("id").value(UnitId::of);
        UnitKind kind = fields.get("kind").oneOf(UnitKind.class);
        Unit unit =
                new Unit(id, fields.get("fullName").text(), fields.get("name").text(), kind);
        once("单位标识", id.value(), fields.get("id"));
        once("单位名称", unit.name(), fields.get("name"));
        once("单位全称", unit.fullName(), fields.get("fullName"));
        if (kind == UnitKind.OFFICE || kind == UnitKind.LEADING_GROUP) {
            once("单位类别", kind.name(), fields.get("kind"));
        }
        units.put(id, unit);
    }

    private void requireUnitOf(UnitKind kind, String name, PlanNode node) {
        if (units.values().stream().noneMatch(unit -> unit.kind() == kind)) {
            throw node.refused("units中缺少" + name + "（kind为" + kind + "的单位）");
        }
    }

    private void readCollective(PlanNode node) {
        PlanNode.Fields fields = node.fields("id", "name", "members");
        // The same form as a unit's: an item names both in one list.
        String id = fields.get("id").value(UnitId::of).value();
        String name = fields.get("name").text();
        once("集合单位标识", id, fields.get("id"));
        if (units.containsKey(UnitId.of(id))) {
            throw fields.get("id").refused("集合单位标识“" + id + "”与单位标识相同");
        }
        once("集合单位名称", name, fields.get("name"));
        List<UnitId> members = distinctUnits(fields.get("members"), "集合单位“" + name + "”的成员");
        if (members.isEmpty()) {
            throw fields.get("members").refused("集合单位“" + name + "”没有成员");
        }
        collectives.put(id, new Collective(id, name, members));
    }

    private void readItem(PlanNode node) {
        PlanNode.Fields fields = node.fields(
                "id", "section", "title", "benchmarkTopic", "leads", "responsibleUnits", "measures", "targets");
        ItemId id = fields.get("id").value(ItemId::of);
        once("任务编号", id.value(), fields.get("id"));
        List<UnitId> leads = distinctUnits(fields.get("leads"), "任务" + id + "的牵头单位");
        if (leads.isEmpty()) {
            throw fields.get("leads").refused("任务" + id + "没有牵头单位");
        }
        List<String> measures =
                fields.get("measures").elements().stream().map(PlanNode::text).toList();
        if (measures.isEmpty()) {
            throw fields.get("measures").refused("任务" + id + "没有举措");
        }
        items.put(
                id,
                new Item(
                        id,
                        fields.get("section").text(),
                        fields.get("title").text(),
                        fields.get("benchmarkTopic").text(),
                        leads,
                        responsibleUnits(fields.get("responsibleUnits"), leads),
                        measures,
                        fields.get("targets").elements().stream()
                                .map(this::readTarget)
                                .toList()));
    }

    private Target readTarget(PlanNode node) {
        PlanNode.Fields fields = node.fields(List.of("id", "title", "comparison", "value", "unit"), List.of("dueOn"));
        String id = fields.get("id").matching(PLAIN_ID, PLAIN_ID_RULE);
        once("目标标识", id, fields.get("id"));
        return node.checked(() -> new Target(
                id,
                fields.get("title").text(),
                fields.get("comparison").text(),
                fields.get("value").number(),
                fields.get("unit").textOrNothing(),
                fields.find("dueOn").map(PlanNode::date).orElse(null)));
    }

    /** A unit named alone and inside a collective appears once, where it is named first. */
    private List<UnitId> responsibleUnits(PlanNode node, List<UnitId> leads) {
        Set<UnitId> reporting = new LinkedHashSet<>();
        for (PlanNode name : node.elements()) {
            Collective collective = collectives.get(name.text());
            if (collective == null) {
                reporting.add(knownUnit(name, "单位或集合单位"));
            } else {
                reporting.addAll(collective.members());
            }
        }
        leads.forEach(reporting::remove);
        return List.copyOf(reporting);
    }

    private List<UnitId> distinctUnits(PlanNode node, String what) {
        List<UnitId> distinct = new ArrayList<>();
        for (PlanNode name : node.elements()) {
            UnitId unit = knownUnit(name, "单位");
            if (distinct.contains(unit)) {
                throw name.refused(what + "“" + unit + "”重复");
            }
            distinct.add(unit);
        }
        return distinct;
    }

    private UnitId knownUnit(PlanNode name, String what) {
        UnitId unit = name.value(UnitId::of);
        if (!units.containsKey(unit)) {
            boolean collective = collectives.containsKey(unit.value());
            throw name.refused(collective ? "“" + unit + "”是集合单位，此处只能写单位" : "没有标识为“" + unit + "”的" + what);
        }
        return unit;
    }

    private void once(String what, String value, PlanNode node) {
        Integer first = firstUses.putIfAbsent(what + "：" + value, node.line());
        if (first != null) {
            throw node.refused(what + "“" + value + "”重复（第" + first + "行已有）");
        }
    }
}
