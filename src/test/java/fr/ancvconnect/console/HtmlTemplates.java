package fr.ancvconnect.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The static text of a script's HTML templates, without tags and expressions. */
final class HtmlTemplates {

    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final char HOLE = '\u0001';

    private HtmlTemplates() {}

    /** One text for each template; nested templates have their own. */
    static List<String> texts(String code) {
        var texts = new ArrayList<String>();
        // The open templates, and the depth of braces in the code around and inside them.
        Deque<StringBuilder> open = new ArrayDeque<>();
        Deque<Integer> braces = new ArrayDeque<>();
        braces.push(0);
        for (int at = 0; at < code.length(); at++) {
            char here = code.charAt(at);
            boolean inTemplate = open.size() == braces.size();
            if (here == '`' && inTemplate) {
                texts.add(open.pop().toString());
            } else if (here == '`') {
                open.push(new StringBuilder());
            } else if (inTemplate && code.startsWith("${", at)) {
                open.peek().append(HOLE);
                braces.push(0);
                at++;
            } else if (inTemplate) {
                open.peek().append(here);
            } else if (here == '{') {
                braces.push(braces.pop() + 1);
            } else if (here == '}' && braces.peek() == 0) {
                braces.pop();
            } else if (here == '}') {
                braces.push(braces.pop() - 1);
            }
        }
        return texts.stream()
                .filter(text -> text.contains("<"))
                .map(text -> TAG.matcher(text).replaceAll(" "))
                .toList();
    }
}
