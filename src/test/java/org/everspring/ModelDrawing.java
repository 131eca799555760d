package org.everspring;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A model's picture as boxes and lines, by the id of the element that each of them draws. */
final class ModelDrawing {

    /** Lines and boxes may touch. */
    private static final double TOUCH = 1;

    private final Map<String, Rectangle2D> shapes = new LinkedHashMap<>();
    private final Map<String, Rectangle2D> labels = new LinkedHashMap<>();
    private final Map<String, List<Line2D>> edges = new LinkedHashMap<>();
    private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();
    private final BpmnModelInstance model;

    private ModelDrawing(BpmnModelInstance model) {
        this.model = model;
    }

    static ModelDrawing of(BpmnModelInstance model) {
        ModelDrawing drawing = new ModelDrawing(model);
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            String id = shape.getBpmnElement().getId();
            drawing.shapes.put(id, box(shape.getBounds()));
            drawing.place(id, shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            String id = edge.getBpmnElement().getId();
            List<Point2D> points = edge.getWaypoints().stream()
                    .map(point -> (Point2D) new Point2D.Double(point.getX(), point.getY()))
                    .toList();
            List<Line2D> lines = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
            }
            drawing.edges.put(id, lines);
            drawing.place(id, edge.getBpmnLabel());
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                drawing.flows.put(id, flow);
            }
        }
        return drawing;
    }

    private void place(String id, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(id, box(label.getBounds()));
        }
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    boolean shows(String id) {
        return shapes.containsKey(id) || edges.containsKey(id);
    }

    boolean placesLabelOf(String id) {
        return labels.containsKey(id);
    }

    double width() {
        return page().getWidth();
    }

    double height() {
        return page().getHeight();
    }

    private Rectangle2D page() {
        List<Rectangle2D> all = new ArrayList<>(shapes.values());
        all.addAll(labels.values());
        edges.values().forEach(lines -> lines.forEach(line -> all.add(line.getBounds2D())));
        return all.stream().reduce(Rectangle2D::createUnion).orElseThrow();
    }

    /** Shapes over shapes, labels over labels, labels over shapes. */
    List<String> overlaps() {
        List<String> found = new ArrayList<>();
        pairs(List.copyOf(shapes.keySet()), (one, other) -> {
            if (!belongTogether(one, other) && overlap(shapes.get(one), shapes.get(other))) {
                found.add(one + " and " + other);
            }
        });
        pairs(List.copyOf(labels.keySet()), (one, other) -> {
            if (overlap(labels.get(one), labels.get(other))) {
                found.add("labels of " + one + " and " + other);
            }
        });
        labels.forEach((labelled, label) -> shapes.forEach((shape, box) -> {
            if (!isContainer(shape) && overlap(label, box)) {
                found.add("label of " + labelled + " on " + shape);
            }
        }));
        return found;
    }

    /** Flows that meet elsewhere than at a shape which both begin or end at. */
    List<String> crossings() {
        List<String> found = new ArrayList<>();
        pairs(List.copyOf(flows.keySet()), (one, other) -> {
            List<Rectangle2D> shared = ends(one).stream()
                    .filter(ends(other)::contains)
                    .map(shapes::get)
                    .toList();
            for (Line2D line : edges.get(one)) {
                for (Line2D another : edges.get(other)) {
                    if (line.intersectsLine(another) && !meetAt(shared, line, another)) {
                        found.add(one + " and " + other);
                    }
                }
            }
        });
        return found.stream().distinct().toList();
    }

    private static boolean meetAt(List<Rectangle2D> shared, Line2D line, Line2D another) {
        return meetings(line, another).stream()
                .allMatch(
                        point -> shared.stream().anyMatch(shape -> grown(shape).contains(point)));
    }

    /** Where two lines that touch meet: one point, or the ends of what they run along together. */
    private static List<Point2D> meetings(Line2D line, Line2D another) {
        double dx = line.getX2() - line.getX1();
        double dy = line.getY2() - line.getY1();
        double otherDx = another.getX2() - another.getX1();
        double otherDy = another.getY2() - another.getY1();
        double parallel = dx * otherDy - dy * otherDx;
        if (parallel == 0) {
            return Stream.of(line.getP1(), line.getP2(), another.getP1(), another.getP2())
                    .filter(point -> line.ptSegDist(point) == 0 && another.ptSegDist(point) == 0)
                    .toList();
        }
        double share =
                ((another.getX1() - line.getX1()) * otherDy - (another.getY1() - line.getY1()) * otherDx) / parallel;
        return List.of(new Point2D.Double(line.getX1() + share * dx, line.getY1() + share * dy));
    }

    /** Flows that run through what they neither begin nor end at. */
    List<String> flowsThroughShapes() {
        List<String> found = new ArrayList<>();
        flows.keySet()
                .forEach(flow -> shapes.forEach((shape, box) -> {
                    boolean foreign = ends(flow).stream().noneMatch(end -> end.equals(shape));
                    if (foreign
                            && !isContainer(shape)
                            && edges.get(flow).stream().anyMatch(line -> line.intersects(shrunk(box)))) {
                        found.add(flow + " through " + shape);
                    }
                }));
        return found;
    }

    private Set<String> ends(String flow) {
        return Set.of(
                flows.get(flow).getSource().getId(), flows.get(flow).getTarget().getId());
    }

    private boolean belongTogether(String one, String other) {
        return isContainer(one) || isContainer(other) || isOn(one, other) || isOn(other, one);
    }

    private boolean isOn(String boundary, String host) {
        BaseElement element = model.getModelElementById(boundary);
        return element instanceof BoundaryEvent event
                && event.getAttachedTo().getId().equals(host);
    }

    private boolean isContainer(String id) {
        return model.getModelElementById(id) instanceof SubProcess;
    }

    private static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return shrunk(one).intersects(shrunk(other));
    }

    private static Rectangle2D shrunk(Rectangle2D box) {
        return resized(box, -TOUCH);
    }

    private static Rectangle2D grown(Rectangle2D box) {
        return resized(box, TOUCH);
    }

    private static Rectangle2D resized(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }

    private static void pairs(List<String> ids, BiConsumer<String, String> visitor) {
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                visitor.accept(ids.get(i), ids.get(j));
            }
        }
    }
}
