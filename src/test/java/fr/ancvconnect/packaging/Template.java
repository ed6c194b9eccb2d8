package fr.ancvconnect.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file, for example a CloudFormation template, as maps and lists. {@code !Ref x} is read as {@code {"!Ref": "x"}}. */
public record Template(Map<String, Object> content) {

    /** Reads the template in this file of the project. */
    public static Template read(String file) {
        try {
            return new Template(new Yaml(new Functions()).load(Files.readString(Path.of(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value at this path, for example {@code Resources, Api, Properties}. Fails if there is none. */
    @SuppressWarnings("unchecked")
    public <T> T at(String... path) {
        return (T) in(content, path);
    }

    /** The value at this path below {@code start}. */
    @SuppressWarnings("unchecked")
    public static <T> T in(Object start, String... path) {
        Object current = start;
        for (String step : path) {
            Map<String, Object> map = (Map<String, Object>) current;
            if (!map.containsKey(step)) {
                throw new AssertionError("No " + step + " in " + map.keySet());
            }
            current = map.get(step);
        }
        return (T) current;
    }

    /** The properties of all resources of this type, by resource name. */
    public Map<String, Map<String, Object>> properties(String type) {
        Map<String, Map<String, Object>> resources = at("Resources");
        var found = new TreeMap<String, Map<String, Object>>();
        resources.forEach((name, resource) -> {
            if (type.equals(resource.get("Type"))) {
                found.put(name, in(resource, "Properties"));
            }
        });
        return found;
    }

    /** The value as a list: CloudFormation accepts one value or a list. */
    @SuppressWarnings("unchecked")
    public static List<String> asList(Object value) {
        return value instanceof List<?> list ? (List<String>) list : List.of((String) value);
    }

    /** Reads intrinsic functions such as {@code !GetAtt}. */
    private static final class Functions extends SafeConstructor {

        private Functions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue(), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode list -> constructSequence(list);
                case MappingNode map -> constructMapping(map);
                default -> throw new IllegalStateException(node.getTag().getValue());
            };
        }
    }
}
