// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

/** Text from the database for readers of plain text or Markdown: what the tags mean, then the text between them. */
public final class FencedText {

    private FencedText() {}

    /** With a blank line inside each tag: a block of HTML ends at one, and Markdown begins again (CommonMark 0.31 §4.6). */
    public static String of(String text) {
        Fence fence = Fence.fresh();
        return fence.handling() + "\n\n" + fence.around("\n\n" + text + "\n\n");
    }
}
