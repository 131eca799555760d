package org.everspring.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.springframework.core.io.Resource;

/** The whole work plan, checked and unchangeable. Units, collectives and items keep the order of the plan file. */
public final class Plan {

    private final String id;
    private final String title;
    private final String document;
    private final String city;
    private final String brand;
    private final String documentCode;
    private final Map<UnitId, Unit> units;
    private final Map<String, Collective> collectives;
    private final Map<ItemId, Item> items;

    Plan(
            String id,
            String title,
            String document,
            String city,
            String brand,
            String documentCode,
            List<Unit> units,
            List<Collective> collectives,
            List<Item> items) {
        this.id = id;
        this.title = title;
        this.document = document;
        this.city = city;
        this.brand = brand;
        this.documentCode = documentCode;
        this.units = inOrder(units, Unit::id);
        this.collectives = inOrder(collectives, Collective::id);
        this.items = inOrder(items, Item::id);
    }

    /**
     * Reads a plan file (UTF-8 YAML). The application's own plan is a bean; this is for another one.
     *
     * @throws RuntimeException with one Chinese message that names file and line, if anything in the file is wrong
     */
    public static Plan read(Resource file) {
        return new PlanReader(file).read();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The number of the document that the plan was issued under, as official documents cite it: 某政办〔2026〕1号. */
    public String document() {
        return document;
    }

    /** The city whose plan it is, as it is written in front of a title: 某某市. */
    public String city() {
        return city;
    }

    /** What the city calls this application, in the bar of every page and in titles; nothing that would need escaping. */
    public String brand() {
        return brand;
    }

    /** What the office's own documents are numbered under (发文机关代字), before 〔2026〕1号; empty when it has none. */
    public String documentCode() {
        return documentCode;
    }

    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    /** @throws InvalidInputException if the plan has no such unit */
    public Unit unit(UnitId id) {
        return findUnit(id).orElseThrow(() -> new InvalidInputException("工作方案中没有标识为“" + id + "”的单位"));
    }

    public Optional<Unit> findUnit(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    /** As lists write it; a unit that the plan no longer has goes by its id. */
    public String nameOf(UnitId id) {
        return findUnit(id).map(Unit::name).orElse(id.value());
    }

    /** The units that these Camunda groups are; the other groups are passed over. */
    public Set<UnitId> unitsAmong(Set<String> groupIds) {
        return units.keySet().stream()
                .filter(unit -> groupIds.contains(unit.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<Collective> collectives() {
        return List.copyOf(collectives.values());
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** @throws InvalidInputException if the plan has no such item */
    public Item item(ItemId id) {
        return findItem(id.value()).orElseThrow(() -> new InvalidInputException("工作方案中没有编号为“" + id + "”的重点任务"));
    }

    /** Empty also for a text that is no item id at all. */
    public Optional<Item> findItem(String id) {
        return items.values().stream()
                .filter(item -> item.id().value().equals(id))
                .findFirst();
    }

    public Unit office() {
        return onlyOne(UnitKind.OFFICE);
    }

    public Unit leadingGroup() {
        return onlyOne(UnitKind.LEADING_GROUP);
    }

    private Unit onlyOne(UnitKind kind) {
        return units.values().stream()
                .filter(unit -> unit.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static <K, V> Map<K, V> inOrder(List<V> values, Function<V, K> key) {
        return Collections.unmodifiableMap(values.stream()
                .collect(Collectors.toMap(
                        key,
                        Function.identity(),
                        (first, second) -> {
                            throw new IllegalArgumentException("Twice in one plan: " + second);
                        },
                        LinkedHashMap::new)));
    }
}
