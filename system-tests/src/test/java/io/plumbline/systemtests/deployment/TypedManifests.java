package io.plumbline.systemtests.deployment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import tools.jackson.databind.JsonNode;

import static java.util.Map.entry;

/** Manifests as typed models. A field that Kubernetes doesn't know is refused, wherever it is. */
final class TypedManifests {

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
            entry("v1 Namespace", Namespace.class),
            entry("v1 ConfigMap", ConfigMap.class),
            entry("v1 Service", Service.class),
            entry("v1 ServiceAccount", ServiceAccount.class),
            entry("v1 Pod", Pod.class),
            entry("apps/v1 Deployment", Deployment.class),
            entry("apps/v1 StatefulSet", StatefulSet.class),
            entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            entry("rbac.authorization.k8s.io/v1 Role", Role.class),
            entry("rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TypedManifests() {}

    /** @throws IllegalArgumentException for a kind that is not used here, or a field that the kind doesn't have */
    static HasMetadata of(JsonNode manifest) {
        String kind = manifest.path("apiVersion").asString() + " "
                + manifest.path("kind").asString();
        Class<? extends HasMetadata> type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: one of " + TYPES.keySet() + ")");
        }
        try {
            HasMetadata typed = MAPPER.readValue(manifest.toString(), type);
            List<String> unknown = new ArrayList<>();
            collectUnknown(typed.getKind() + "/" + typed.getMetadata().getName(), typed, unknown);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("unknown fields: " + unknown + " (expected: none)");
            }
            return typed;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(kind + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void collectUnknown(String path, Object value, List<String> unknown) {
        if (value instanceof Collection<?> values) {
            values.forEach(each -> collectUnknown(path + "[]", each, unknown));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collectUnknown(path + "." + key, each, unknown));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getParameterCount() == 0 && getter.getName().startsWith("get")) {
                    Object inner = call(getter, value);
                    if (getter.getName().equals("getAdditionalProperties")) {
                        ((Map<?, ?>) inner).keySet().forEach(key -> unknown.add(path + "." + key));
                    } else {
                        collectUnknown(path + "." + getter.getName().substring(3), inner, unknown);
                    }
                }
            }
        }
    }

    private static Object call(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
