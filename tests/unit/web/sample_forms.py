"""The forms of the style guide: one step as a citizen meets it, and one of every sort of field."""

from django import forms

from rathaus_platform.web.widgets import DateTriple

RIGHT = "Meine Angaben sind vollständig und richtig. Ich weiß, dass ich Änderungen innerhalb von zwei Wochen mitteilen muss."  # noqa: E501
FILLED = {"rasse": "m", "rufname": "Bello", "seit": "2026-11-03", "chip": "276 0981 0423 1578"}
WRONG = {"rasse": "m", "rufname": "Bello", "seit_0": "", "seit_1": "11", "seit_2": "2026", "chip": "276 0981 0423 157"}


class DogForm(forms.Form):
    """The second step of a dog's registration."""

    rasse = forms.ChoiceField(
        label="Rasse",
        widget=forms.RadioSelect,
        choices=[("m", "Mischling oder Rassehund"), ("e", "Hund mit Erlaubnispflicht nach sächsischem Recht")],
    )
    rufname = forms.CharField(label="Rufname", required=False, widget=forms.TextInput({"width": "medium"}))
    seit = forms.Field(
        label="Seit wann lebt der Hund bei Ihnen?", help_text="Zum Beispiel 3. 11. 2026", widget=DateTriple
    )
    chip = forms.CharField(
        label="Chipnummer",
        help_text="15 Ziffern, sie stehen im Heimtierausweis. Leerzeichen stören nicht.",
        widget=forms.TextInput({"width": "medium", "inputmode": "numeric"}),
    )

    def clean_chip(self) -> str:
        """Counts the digits."""
        value = str(self.cleaned_data["chip"]).replace(" ", "")
        if len(value) != 15:
            raise forms.ValidationError("Die Chipnummer hat 15 Ziffern. Es fehlt eine.")
        return value

    def clean_seit(self) -> object:
        """Wants all three parts."""
        if not all(self.cleaned_data["seit"]):
            raise forms.ValidationError("Geben Sie an, wann Sie den Hund aufgenommen haben")
        return self.cleaned_data["seit"]


class KitForm(DogForm):
    """One of everything."""

    ort = forms.ChoiceField(label="Ortsteil", choices=[("g", "Grumbach"), ("k", "Kesselsdorf"), ("m", "Mohorn")])
    text = forms.CharField(label="Was sollen wir noch wissen?", required=False, widget=forms.Textarea({"rows": 4}))
    richtig = forms.BooleanField(label=RIGHT)
