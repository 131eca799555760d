package org.everspring.modelling.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.engine.ModelEffects;
import org.everspring.engine.internal.ModelDeployer;
import org.everspring.modelling.FormUses;
import org.everspring.modelling.Migrations;
import org.everspring.modelling.ModelKind;
import org.everspring.modelling.ModelOwners;
import org.everspring.modelling.ModelVersion;
import org.everspring.modelling.ModelVersions;
import org.everspring.modelling.Rollbacks;
import org.everspring.modelling.Suspensions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts models and their versions into words. */
@Component
class ModelPages {

    private final ModelOwners owners;
    private final ModelVersions versions;
    private final Migrations migrations;
    private final FormUses uses;
    private final Suspensions suspensions;
    private final List<ModelEffects> effects;

    ModelPages(
            ModelOwners owners,
            ModelVersions versions,
            Migrations migrations,
            FormUses uses,
            Suspensions suspensions,
            List<ModelEffects> effects) {
        this.owners = owners;
        this.versions = versions;
        this.migrations = migrations;
        this.uses = uses;
        this.suspensions = suspensions;
        this.effects = effects;
    }

    ModelsPage all(String userId) {
        Map<String, Map<Integer, Integer>> running = migrations.running(userId);
        Map<String, String> forms = uses.byForm(userId);
        return new ModelsPage(
                owners.mayChange(userId),
                Stream.of(ModelKind.values())
                        .map(kind -> new ModelsPage.Group(
                                kind,
                                kind == ModelKind.PROCESS,
                                newest(kind).stream()
                                        .map(model -> row(userId, model, running, forms))
                                        .toList()))
                        .toList(),
                goingOn(null));
    }

    private List<ModelVersion> newest(ModelKind kind) {
        List<ModelVersion> all = versions.all(kind);
        return all.stream()
                .filter(model -> all.stream()
                        .noneMatch(other -> other.key().equals(model.key()) && other.version() > model.version()))
                .toList();
    }

    private ModelsPage.Row row(
            String userId, ModelVersion model, Map<String, Map<Integer, Integer>> running, Map<String, String> forms) {
        Map<Integer, Integer> instances = running.getOrDefault(model.key(), Map.of());
        int here = instances.getOrDefault(model.version(), 0);
        int all = instances.values().stream().mapToInt(Integer::intValue).sum();
        boolean process = model.kind() == ModelKind.PROCESS;
        return new ModelsPage.Row(
                model,
                model.kind() == ModelKind.FORM ? forms.getOrDefault(model.key(), model.key()) : model.title(),
                source(model.source()),
                process ? here : null,
                process ? all - here : 0,
                process ? standstill(suspensions.of(userId, model.key())) : null);
    }

    ModelPage one(String userId, String key) {
        List<ModelVersion> all = versions.of(key);
        ModelVersion newest = all.get(0);
        boolean process = newest.kind() == ModelKind.PROCESS;
        return new ModelPage(
                owners.mayChange(userId),
                process && owners.maySuspend(userId),
                process ? suspensions.of(userId, key) : null,
                newest,
                newest.kind() == ModelKind.FORM ? uses.byForm(userId).getOrDefault(key, key) : newest.title(),
                process
                        ? migrations.running(userId).getOrDefault(key, Map.of()).getOrDefault(newest.version(), 0)
                        : null,
                process ? migrations.previews(userId, key) : List.of(),
                goingOn(key),
                all.stream()
                        .map(version -> new ModelPage.Row(version, source(version.source())))
                        .toList());
    }

    /** @param key of one process; null for all */
    private List<String> goingOn(@Nullable String key) {
        Stream<String> migrating = migrations.goingOn().stream()
                .filter(migration -> key == null || migration.key().equals(key))
                .map(migration ->
                        "“" + migration.name() + "”第" + migration.from() + "版的实例正在迁移到第" + migration.to() + "版：共"
                                + migration.instances() + "个，已完成" + migration.migrated() + "个"
                                + (migration.failed() > 0 ? "，失败" + migration.failed() + "个，原因见运行监控的批处理，这些实例留在原版本" : "")
                                + "。");
        return Stream.concat(
                        migrating,
                        effects.stream()
                                .filter(effect -> effect.key().equals(key))
                                .flatMap(effect -> effect.progress().stream()))
                .toList();
    }

    private static @Nullable String standstill(Suspensions.Suspension suspension) {
        if (!suspension.any()) {
            return null;
        }
        return suspension.whole() ? "已暂停" : "旧版本已暂停";
    }

    private static String source(String source) {
        if (source == null) {
            return "接口部署";
        }
        return switch (source) {
            case ModelDeployer.SOURCE -> "随系统发布";
            case Rollbacks.SOURCE -> "回退";
            default -> source + "部署";
        };
    }
}
