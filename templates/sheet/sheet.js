// <![CDATA[
// 転記シートの動き: 値をコピーする、印と控えを残す、控えをテキストにする。
// ネットワークは使わない。値そのものはどこにも残さない。
'use strict';
(function () {
	var sheet = document.getElementById('sheet');
	var key = 'todoke-sheet-' + sheet.dataset.digest;
	var keep = document.getElementById('keep');
	var boxes = Array.from(document.querySelectorAll('input.done'));
	var entries = Array.from(document.querySelectorAll('input.entry'));

	// 同じ言葉を続けて言うときも読み上げられるように、いったん空にする。
	function say(words) {
		var said = document.getElementById('said');
		said.textContent = '';
		setTimeout(function () { said.textContent = words; }, 50);
	}

	function progress() {
		var done = boxes.filter(function (box) { return box.checked; }).length;
		document.getElementById('progress').textContent =
			boxes.length + '件のうち' + done + '件を転記しました。';
	}

	// file: で開いたページやhttpのページで navigator.clipboard が使えないときは、
	// 欄を選んで execCommand でコピーする。それもできなければ、選んだままにして手でコピーしてもらう。
	function copySelected(area) {
		area.focus();
		area.select();
		try {
			return document.execCommand('copy');
		} catch (refused) {
			return false;
		}
	}

	function copied(button) {
		button.focus();
		button.dataset.copied = 'yes';
		say(button.getAttribute('aria-label').replace('コピー: ', '') + 'をコピーしました。');
	}

	function copyByHand(button, area) {
		if (copySelected(area)) {
			copied(button);
		} else {
			say('コピーできません。値を選んであります。Ctrl+C(MacではCommand+C)を押してください。');
		}
	}

	function copy(button) {
		var area = document.getElementById(button.dataset.value);
		if (!navigator.clipboard) {
			copyByHand(button, area);
			return;
		}
		navigator.clipboard.writeText(area.value).then(
			function () { copied(button); },
			function () { copyByHand(button, area); });
	}

	// 印と控えを残せないブラウザー(設定による)では、ページを閉じるまで。
	function save() {
		var state = {};
		boxes.forEach(function (box) { state[box.id] = box.checked; });
		entries.forEach(function (entry) { state[entry.id] = entry.value; });
		try {
			if (keep.checked) {
				localStorage.setItem(key, JSON.stringify(state));
			} else {
				localStorage.removeItem(key);
			}
		} catch (refused) {
			say('このブラウザーには印と控えを残せません。控えをテキストにして保存してください。');
		}
	}

	function load() {
		var state = null;
		try {
			state = JSON.parse(localStorage.getItem(key));
		} catch (refused) {
			state = null;
		}
		if (!state) {
			return;
		}
		boxes.forEach(function (box) { box.checked = state[box.id] === true; });
		entries.forEach(function (entry) { entry.value = String(state[entry.id] || ''); });
	}

	function note() {
		var lines = [document.title];
		entries.forEach(function (entry) {
			lines.push(document.querySelector('label[for=' + entry.id + ']').textContent
				+ ': ' + entry.value);
		});
		boxes.forEach(function (box) {
			lines.push((box.checked ? '■' : '□')
				+ box.getAttribute('aria-label').replace('転記した: ', ''));
		});
		document.getElementById('note').value = lines.join('\n') + '\n';
		document.getElementById('note').focus();
		say('控えをテキストにしました。');
	}

	load();
	progress();
	document.querySelectorAll('button.copy').forEach(function (button) {
		button.addEventListener('click', function () { copy(button); });
	});
	boxes.concat(entries, [keep]).forEach(function (input) {
		input.addEventListener('change', function () { progress(); save(); });
	});
	document.getElementById('export').addEventListener('click', note);
}());
// ]]>
