{{- define "rathaus.envFrom" -}}
- configMapRef: {name: {{ include "rathaus.name" . }}}
- secretRef: {name: {{ .Values.existingSecret }}}
{{- end }}
