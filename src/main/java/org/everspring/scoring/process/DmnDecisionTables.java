package org.everspring.scoring.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.everspring.engine.EngineAccess;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.InputWords;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringFailedException;
import org.everspring.scoring.ScoringRules;
import org.springframework.stereotype.Component;

/** The decision tables as they are deployed. A version never changes, so it is read once. */
@Component
class DmnDecisionTables implements DecisionTables {

    private static final List<String> KEYS = Stream.concat(
                    Stream.of(ScoreCategory.values()).map(ScoreCategory::table), Stream.of(ScoringRules.GRADE_TABLE))
            .toList();

    /** Whose facts older runs have no lines of. */
    private static final Set<String> OPTIONAL = Stream.of(ScoreCategory.values())
            .filter(part -> !part.isWeighted())
            .map(ScoreCategory::table)
            .collect(Collectors.toUnmodifiableSet());

    private final RepositoryService repository;
    private final EngineAccess access;
    private final FeelTables engine;
    private final Plan plan;
    private final Map<String, RememberedTable> read = new ConcurrentHashMap<>();
    private final Map<String, InputWords> words = new ConcurrentHashMap<>();

    DmnDecisionTables(RepositoryService repository, EngineAccess access, FeelTables engine, Plan plan) {
        this.repository = repository;
        this.access = access;
        this.engine = engine;
        this.plan = plan;
    }

    @Override
    public List<Table> inForce() {
        Map<String, DecisionDefinition> latest = latestDefinitions();
        return KEYS.stream()
                .map(latest::get)
                .map(definition -> new Table(definition.getKey(), nameOf(definition), definition.getVersion()))
                .toList();
    }

    @Override
    public byte[] file(String key, int version) {
        DecisionDefinition definition = KEYS.contains(key) ? find(key, version) : null;
        if (definition == null) {
            throw new InvalidInputException("没有这张评分表，或者没有这一版。");
        }
        return content(definition);
    }

    @Override
    public InputWords words(String key, int version) {
        return words.computeIfAbsent(key + ":" + version, table -> readWords(key, version));
    }

    private InputWords readWords(String key, int version) {
        DecisionDefinition definition = find(key, version);
        try {
            return definition == null
                    ? InputWords.NONE
                    : table(definition).table().words();
        } catch (BrokenTableException unreadable) {
            return InputWords.NONE;
        }
    }

    @Override
    public ScoringRules latest() {
        return rules(latestDefinitions());
    }

    @Override
    public ScoringRules of(Map<String, Integer> versions) {
        return rules(definitions(versions));
    }

    @Override
    public ScoringRules with(Map<String, Integer> versions, byte[] dmn) {
        if (dmn.length > LARGEST) {
            throw new InvalidInputException("评分表文件不能超过1MB。");
        }
        ScoringTable tried;
        try {
            tried = ScoringTable.read(engine, dmn, KEYS);
        } catch (BrokenTableException e) {
            throw new InvalidInputException("这个文件不能试算：" + e.getMessage() + "。");
        }
        SortedMap<String, RememberedTable> tables = tables(definitions(versions));
        tables.put(tried.key(), new RememberedTable(tried.name(), 0, () -> tried));
        return new TableRules(tables, plan);
    }

    private Map<String, DecisionDefinition> latestDefinitions() {
        Map<String, DecisionDefinition> latest =
                unchecked(() -> repository
                                .createDecisionDefinitionQuery()
                                .latestVersion()
                                .withoutTenantId()
                                .list())
                        .stream()
                        .filter(definition -> KEYS.contains(definition.getKey()))
                        .collect(Collectors.toMap(DecisionDefinition::getKey, Function.identity()));
        KEYS.stream().filter(key -> !latest.containsKey(key)).findFirst().ifPresent(key -> {
            throw new ScoringFailedException("没有部署评分表“" + key + "”。请部署后在监控台重试。", null);
        });
        return latest;
    }

    private Map<String, DecisionDefinition> definitions(Map<String, Integer> versions) {
        Map<String, DecisionDefinition> definitions = new HashMap<>();
        for (String key : KEYS) {
            Integer version = versions.get(key);
            if (version == null && OPTIONAL.contains(key)) {
                // Scored before there was such a table.
                continue;
            }
            DecisionDefinition definition = version == null ? null : find(key, version);
            if (definition == null) {
                throw new ScoringFailedException("评分表“" + key + "”的第" + version + "版已不存在，无法按评分时的规则计算。", null);
            }
            definitions.put(key, definition);
        }
        return definitions;
    }

    /** Of any key; empty where nothing is deployed under it. */
    Optional<RememberedTable> latest(String key) {
        return Optional.ofNullable(unchecked(() -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .withoutTenantId()
                        .singleResult()))
                .map(this::table);
    }

    private DecisionDefinition find(String key, int version) {
        return unchecked(() -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .withoutTenantId()
                .singleResult());
    }

    /** Rights on deployments are the engine's; who may score or try a table is asked before. */
    private <T> T unchecked(Supplier<T> question) {
        return access.unchecked(question);
    }

    private ScoringRules rules(Map<String, DecisionDefinition> definitions) {
        return new TableRules(tables(definitions), plan);
    }

    private SortedMap<String, RememberedTable> tables(Map<String, DecisionDefinition> definitions) {
        SortedMap<String, RememberedTable> tables = new TreeMap<>();
        definitions.forEach((key, definition) -> tables.put(key, table(definition)));
        return tables;
    }

    private RememberedTable table(DecisionDefinition definition) {
        return read.computeIfAbsent(
                definition.getId(),
                id -> new RememberedTable(
                        nameOf(definition),
                        definition.getVersion(),
                        () -> ScoringTable.read(engine, content(definition), Set.of(definition.getKey()))));
    }

    private static String nameOf(DecisionDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private byte[] content(DecisionDefinition definition) {
        return unchecked(() -> {
            try (InputStream file = repository.getDecisionModel(definition.getId())) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
