package fr.ancvconnect.console;

/** Scripts on the tree that a user sees: elements with the contents of their open shadow roots and of their slots. */
final class FlatTree {

    /**
     * Defines {@code find(css)}, which returns the elements that match, in the order of the page. An element and the ancestors that
     * the selector names may be in different shadow roots; those in parentheses, and of {@code >}, are in one.
     */
    private static final String FIND = """
            const TOKEN = /\\s*,\\s*|\\s*>\\s*|\\s+|(?:\\[[^\\]]*\\]|\\((?:[^()]|\\([^()]*\\))*\\)|[^\\s,>[(])+/g;
            const above = element => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
            const matches = (element, [last, ...others]) => element.matches(last) && (!others.length || isBelow(element, others));
            const isBelow = (element, compounds) => {
              const ancestor = above(element);
              return Boolean(ancestor) && (matches(ancestor, compounds) || isBelow(ancestor, compounds));
            };
            const alternativesOf = css => {
              const alternatives = [['']];
              for (const token of css.match(TOKEN)) {
                const compounds = alternatives.at(-1);
                if (token.trim() === ',') alternatives.push(['']);
                else if (token.trim() === '') compounds.push('');
                else compounds.push(compounds.pop() + token);
              }
              return alternatives.map(compounds => compounds.reverse());
            };
            const find = css => {
              const alternatives = alternativesOf(css);
              const search = ({ children }) => [...children].flatMap(element => [
                ...(alternatives.some(compounds => matches(element, compounds)) ? [element] : []),
                ...(element.shadowRoot ? search(element.shadowRoot) : []),
                ...search(element),
              ]);
              return search(document);
            };
            """;

    /** The elements that match the first argument. */
    static final String ALL = FIND + "return find(arguments[0])";

    /** Whether no animation is running. */
    static final String IS_STILL = FIND
            + "return find('*').flatMap(one => one.getAnimations()).every(({ playState }) => playState !== 'running')";

    /** The elements of the page's content that are wider than their container. */
    static final String TOO_WIDE = FIND + """
            return find('html, main, main *')
              .filter(one => one.scrollWidth > one.clientWidth + 1 && !getComputedStyle(one).display.startsWith('inline') && one.clientWidth > 1
                && !['INPUT', 'SELECT', 'OPTION'].includes(one.tagName))
              .map(one => one.outerHTML.slice(0, 200))""";

    /** Replaces each text node of the console by <font> elements, as a browser's translator does. */
    static final String TRANSLATE = """
            const texts = [];
            const collect = node => {
              if (node.nodeType === Node.TEXT_NODE && node.data.trim()) texts.push(node);
              if (node.shadowRoot) collect(node.shadowRoot);
              node.childNodes.forEach(collect);
            };
            collect(document.querySelector('ancv-console'));
            texts.forEach(text => {
              const [outer, inner] = [document.createElement('font'), document.createElement('font')];
              inner.textContent = text.data;
              outer.append(inner);
              text.replaceWith(outer);
            });""";

    /** Returns whether an element has the focus. */
    static final String HAS_FOCUS = "return arguments[0].getRootNode().activeElement === arguments[0]";

    private FlatTree() {}
}
