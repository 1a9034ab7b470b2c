// What is wrong with a page for people who see little, hear it, or use the keyboard alone
// (WCAG 2.2 AA), a line each; nothing is wrong: "".
(function () {
	'use strict';
	var wrong = [];

	function name(element) {
		return element.tagName.toLowerCase() + (element.id ? '#' + element.id : '');
	}

	function visible(element) {
		var box = element.getBoundingClientRect();
		return box.width > 0 && box.height > 0
			&& getComputedStyle(element).visibility === 'visible';
	}

	// 1.4.3: relative luminance, and the ratio of two of them.
	function luminance(color) {
		var parts = color.match(/[0-9.]+/g).slice(0, 3).map(function (part) {
			var c = part / 255;
			return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
		});
		return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
	}

	function contrast(one, other) {
		var a = luminance(one), b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	function background(element) {
		for (; element; element = element.parentElement) {
			var color = getComputedStyle(element).backgroundColor;
			if (!/, 0\)$/.test(color)) {
				return color;
			}
		}
		return 'rgb(255, 255, 255)';
	}

	document.querySelectorAll('body *').forEach(function (element) {
		var own = Array.from(element.childNodes).some(function (node) {
			return node.nodeType === 3 && node.data.trim();
		});
		if ((own || element.value) && visible(element)) {
			var ratio = contrast(getComputedStyle(element).color, background(element));
			if (ratio < 4.5) {
				wrong.push('1.4.3 contrast ' + ratio.toFixed(2) + ': ' + name(element));
			}
		}
		// 1.4.11: the edge of a control.
		if (/^(INPUT|TEXTAREA)$/.test(element.tagName) && element.type !== 'checkbox'
			&& contrast(getComputedStyle(element).borderTopColor,
				background(element.parentElement)) < 3) {
			wrong.push('1.4.11 edge: ' + name(element));
		}
	});

	// 1.3.1, 2.4.6: one h1, no level left out.
	var level = 0;
	document.querySelectorAll('h1, h2, h3, h4, h5, h6').forEach(function (heading) {
		var next = Number(heading.tagName[1]);
		if (next > level + 1 || (next === 1 && level > 0)) {
			wrong.push('1.3.1 heading: ' + heading.textContent);
		}
		if (!heading.textContent.trim()) {
			wrong.push('2.4.6 empty heading: ' + name(heading));
		}
		level = next;
	});

	// 4.1.2: names; 4.1.1: ids; references lead somewhere.
	var ids = {};
	document.querySelectorAll('[id]').forEach(function (element) {
		if (ids[element.id]) {
			wrong.push('4.1.1 id twice: ' + element.id);
		}
		ids[element.id] = true;
	});
	['aria-labelledby', 'aria-describedby', 'for'].forEach(function (reference) {
		document.querySelectorAll('[' + reference + ']').forEach(function (element) {
			element.getAttribute(reference).split(' ').forEach(function (id) {
				if (!ids[id]) {
					wrong.push('1.3.1 ' + reference + ' to nothing: ' + id);
				}
			});
		});
	});
	document.querySelectorAll('input, textarea, button, select').forEach(function (element) {
		var label = element.getAttribute('aria-label') || element.getAttribute('aria-labelledby')
			|| (element.labels && element.labels.length) || element.textContent.trim();
		if (!label) {
			wrong.push('4.1.2 no name: ' + name(element));
		}
		// 2.5.3: what is seen begins the name.
		var seen = element.closest('label') ? element.closest('label').textContent
			: element.tagName === 'BUTTON' ? element.textContent : '';
		var said = element.getAttribute('aria-label');
		if (said && seen && !said.startsWith(seen)) {
			wrong.push('2.5.3 ' + said + ' for ' + seen);
		}
		// 2.5.8
		var box = (element.closest('label') || element).getBoundingClientRect();
		if (visible(element) && box.height < 24) {
			wrong.push('2.5.8 small: ' + name(element));
		}
	});
	document.querySelectorAll('th').forEach(function (th) {
		if (!th.scope) {
			wrong.push('1.3.1 th without scope: ' + name(th));
		}
	});

	if (!document.documentElement.lang || !document.title) {
		wrong.push('2.4.2, 3.1.1 title or language');
	}
	// 1.4.10
	if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
		wrong.push('1.4.10 wider than the screen');
	}
	return wrong.join('\n');
}())
